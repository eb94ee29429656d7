/* What the page does beyond being read: this file, web-notes.js and web-find.js are one program.
   All words that it shows stand in the page already or in _web_tools.html.j2; nothing is fetched,
   and text is only ever set as text. */

"use strict";

const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const target = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
const words = (element) => element.textContent.replace(/\s+/g, " ").trim();

/* A page that is opened as a file, or in a strict browser, may not be allowed to remember. */
const recall = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* forgotten */ } };

/* Before the first paint, so that a dark page does not open with a flash of white. */
const colours = recall("brief-colours");
if (["light", "dark"].includes(colours)) root.dataset.colours = colours;

document.addEventListener("DOMContentLoaded", () => {
  const tools = one("#web_tools");
  const part = (id) => tools.content.getElementById(id);
  const say = (key, values) => tools.dataset[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  addColours(part("web_colours"));
  if ("IntersectionObserver" in window) {
    followSections();
    lightSources();
  }
  const cards = notesAsCards(say);
  addPeek(part("web_peek"), cards);
  if ("popover" in HTMLElement.prototype) addPopover(part("web_pop"), cards, say);
  addFind(part("web_open"), part("web_find"), say);
});

/* ---- Colours ---- */

function addColours(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.colours ?? (system.matches ? "dark" : "light")) === "dark";
  const show = () => button.setAttribute("aria-pressed", dark());
  button.addEventListener("click", () => {
    root.dataset.colours = dark() ? "light" : "dark";
    remember("brief-colours", root.dataset.colours);
    show();
  });
  system.addEventListener("change", show);
  show();
  one(".tools").append(button);
}

/* ---- What is on screen ---- */

function followSections() {
  const bar = one(".toc ul");
  const links = new Map(all("a", bar).map((link) => [target(link), link]));
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target: section } of entries) {
      if (!isIntersecting) continue;
      one("[aria-current]", bar)?.removeAttribute("aria-current");
      const link = links.get(section);
      link.setAttribute("aria-current", "true");
      bar.scrollLeft = link.offsetLeft - (bar.clientWidth - link.offsetWidth) / 2;
    }
  }, { rootMargin: "-20% 0% -79% 0%" });
  for (const section of links.keys()) if (section) seen.observe(section);
}

function lightSources() {
  const onScreen = new Map(all(".shelf li").map((row) => [one("a", row).hash.slice(1), new Set()]));
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target: call } of entries) {
      onScreen.get(call.dataset.s)?.[isIntersecting ? "add" : "delete"](call);
    }
    for (const row of all(".shelf li")) {
      row.classList.toggle("lit", onScreen.get(one("a", row).hash.slice(1)).size > 0);
    }
  });
  all("a.c").forEach((call) => seen.observe(call));
}
