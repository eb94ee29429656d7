/* Find: facts, sources and notes that hold all of some words, in any order, case or accent. */

const UNITS = ".bluf, .strip li, .kj, .item, .tab tbody tr, .told li, .notes li";
const BLOCKS = "p, li, h3, th, td, blockquote, .ref, .ex, .kn";
const NOT_READ = ".cs, .perma, .backs, .nn, .kn, .grade a";
const SHOWN = 100; // hits
const BEFORE = 40, AFTER = 120; // characters around the first word that was found

const bare = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();

/* The text bare, and for each of its characters the place in the text that it comes from. */
function folded(text) {
  const places = [];
  let plain = "";
  let at = 0;
  for (const sign of text) {
    const letters = bare(sign);
    places.push(...Array(letters.length).fill(at));
    plain += letters;
    at += sign.length;
  }
  return { plain, places: [...places, at] };
}

/* What a reader sees of an element, with a space wherever a new block begins. */
function reading(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = "";
  let block = null;
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest(NOT_READ)) continue;
    if (parent.closest(BLOCKS) !== block) text += " ";
    block = parent.closest(BLOCKS);
    text += walker.currentNode.data;
  }
  return text.replace(/\s+/g, " ").trim();
}

function index() {
  return all(UNITS).map((element) => {
    const section = element.closest("section");
    const label = one(".nn, .sk, .kn, .when .whole, tbody th, .n, .told b", element);
    return {
      id: element.id || section.id,
      kind: words(one("h2", section)),
      label: label ? words(label).replace(/[.#]$/, "") : "",
      text: reading(element),
      plain: bare(reading(element)),
    };
  });
}

/* The text around the first word that was found, with all of them marked. */
function snippet(text, wanted) {
  const { plain, places } = folded(text);
  const hits = wanted.flatMap((word) => {
    const found = [];
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      found.push([places[at], places[at + word.length]]);
    }
    return found;
  }).sort((a, b) => a[0] - b[0]);
  const first = hits[0][0];
  const from = first <= BEFORE ? 0 : text.indexOf(" ", first - BEFORE) + 1 || first;
  const to = first + AFTER >= text.length ? text.length : text.lastIndexOf(" ", first + AFTER);
  const made = document.createElement("span");
  let at = Math.min(from, first);
  if (at > 0) made.append("… ");
  for (const [start, end] of hits) {
    if (start < at || end > to) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    made.append(text.slice(at, start), mark);
    at = end;
  }
  made.append(text.slice(at, Math.max(at, to)));
  if (to < text.length) made.append(" …");
  return made;
}

function addFind(button, box, say) {
  const [input, hits, status] = ["#web_words", ".hits", ".news"].map((name) => one(name, box));
  const slash = one("#web_slash", box);
  let units = null; // made when it is first needed
  one(".nav").append(button);
  document.body.append(box);
  slash.checked = recall("brief-slash") !== "off";

  const show = () => {
    const wanted = bare(input.value).split(/\s+/).filter(Boolean);
    const found = wanted.length
      ? units.filter(({ plain }) => wanted.every((word) => plain.includes(word)))
      : [];
    hits.replaceChildren(...found.slice(0, SHOWN).map((unit) => row(unit, wanted)));
    const key = found.length === 0 ? "none" : found.length > SHOWN ? "first" : "found";
    status.textContent = wanted.length ? say(key, { all: found.length, shown: SHOWN }) : "";
  };
  const row = ({ id, kind, label, text }, wanted) => {
    const link = document.createElement("a");
    const what = document.createElement("b");
    link.href = `#${id}`;
    what.textContent = label ? `${kind} · ${label}` : kind;
    link.append(what, " ", snippet(text, wanted));
    const item = document.createElement("li");
    item.append(link);
    return item;
  };
  const open = () => {
    units ??= index();
    box.showModal();
    input.select();
  };
  const move = (by) => {
    const stops = [input, ...all("a", hits)];
    const next = stops.indexOf(document.activeElement) + by;
    stops[Math.max(0, Math.min(next, stops.length - 1))].focus();
  };

  button.addEventListener("click", open);
  input.addEventListener("input", show);
  slash.addEventListener("change", () => remember("brief-slash", slash.checked ? "on" : "off"));
  one("form", box).addEventListener("submit", (event) => {
    event.preventDefault();
    one("a", hits)?.click();
  });
  box.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(by);
  });
  box.addEventListener("click", (event) => {
    if (event.target === box || event.target.closest("[data-do=close], .hits a")) box.close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!slash.checked || box.open || event.target.closest("input, textarea")) return;
    event.preventDefault();
    open();
  });
}
