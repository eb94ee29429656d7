/* Notes: the passage behind a note number, in the rail and in a popover, and its citation. */

/* ---- Notes as cards: filled from the note and the source that stand on the page ---- */

function notesAsCards(say) {
  const about = (call) => {
    const note = target(call);
    const source = target(one(".sk", note));
    const gloss = one(".gloss", note);
    const quoted = [...one(".ex", note).childNodes].filter((node) => node !== gloss);
    const paragraph = words(one(".np", note)).replace("¶", "");
    return { note, source, gloss, quoted, paragraph };
  };
  const titled = (key, paragraph) => (paragraph ? key : `${key}Unnumbered`);
  return {
    fill(card, call) {
      const { note, source, gloss, quoted, paragraph } = about(call);
      const place = { note: words(call), source: source.id, paragraph };
      one(".g", card).textContent = words(one(".g", source));
      one(".ct", card).textContent = say(titled("place", paragraph), place);
      one("blockquote", card).replaceChildren(...quoted.map((node) => node.cloneNode(true)));
      one("blockquote", card).lang = one(".ex", note).lang || root.lang;
      one(".gloss", card).textContent = gloss ? words(gloss) : "";
      one(".sm", card).textContent = `${words(one("h3", source))}. ${words(one(".sm", source))}`;
      return { source, title: one(".ct", card).textContent };
    },
    citation(call) {
      const { note, source, paragraph } = about(call);
      /* Where the file lies on somebody's disk is nobody's business. */
      const file = location.protocol === "file:" ? location.pathname.split("/").pop() : location.href;
      return say(titled("citation", paragraph), {
        words: words(one(".ex", note)),
        source: words(one("h3", source)),
        about: words(one(".sm", source)),
        paragraph,
        note: words(call),
        brief: say("brief", {}),
        address: `${file.split("#")[0]}#${one(".ex", note).id}`,
      });
    },
  };
}

/* ---- The passage in the rail, for the note number that is pointed at or focused ---- */

function addPeek(peek, cards) {
  const shelf = one(".shelf");
  if (!shelf) return;
  shelf.append(peek);
  const show = (event) => {
    const call = event.target.closest?.("a.c");
    if (!call || event.pointerType === "touch") return;
    cards.fill(peek, call);
    one(".hint", peek).hidden = true;
    one(".card", peek).hidden = false;
    for (const row of all("li", shelf)) {
      row.classList.toggle("hot", one("a", row).hash === `#${call.dataset.s}`);
    }
  };
  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);
}

/* ---- The popover: beside the note number, or on a phone at the foot of the screen ---- */

function addPopover(pop, cards, say) {
  const phone = matchMedia("(max-width: 47.99rem)");
  const [status, text, steps] = [".news", "textarea", ".steps"].map((name) => one(name, pop));
  const go = Object.fromEntries(all("[data-go]", pop).map((link) => [link.dataset.go, link]));
  const open = () => pop.matches(":popover-open");
  let current = null; // the call whose note is shown
  let pressed = null; // the call that was pressed while its popover was open
  document.body.append(pop);

  const group = () => all("a.c", current.closest(".cs"));
  const show = (call) => {
    current = call;
    const { source, title } = cards.fill(pop, call);
    pop.setAttribute("aria-label", title);
    go.note.href = call.hash;
    go.source.href = `#${source.id}`;
    go.source.textContent = say("about", { source: source.id });
    go.fact.hash = `f-${call.dataset.f}`;
    go.fact.hidden = !target(go.fact);
    const beside = group();
    const place = beside.indexOf(call) + 1;
    steps.hidden = beside.length < 2;
    one("span", steps).textContent = say("count", { place, all: beside.length });
    one("[data-do=back]", steps).disabled = place === 1;
    one("[data-do=on]", steps).disabled = place === beside.length;
    status.textContent = "";
    text.hidden = true;
  };
  const place = () => {
    if (phone.matches) {
      pop.style.left = pop.style.top = "";
      const hidden = current.getBoundingClientRect().bottom + 16 - (innerHeight - pop.offsetHeight);
      if (hidden > 0) scrollBy({ top: hidden });
      return;
    }
    const at = current.getBoundingClientRect();
    const below = at.bottom + 8;
    const above = at.top - 8 - pop.offsetHeight;
    const fits = below + pop.offsetHeight <= innerHeight || above < 0;
    const left = Math.min(at.left - 24, root.clientWidth - pop.offsetWidth - 16);
    pop.style.top = `${(fits ? below : above) + scrollY}px`;
    pop.style.left = `${Math.max(16, left) + scrollX}px`;
  };
  const step = (by) => {
    show(group()[group().indexOf(current) + by]);
    place();
    if (document.activeElement === document.body) pop.focus(); // the pressed button is disabled
  };
  const copy = async () => {
    const citation = cards.citation(current);
    try {
      await navigator.clipboard.writeText(citation);
      status.textContent = say("copied", {});
    } catch {
      text.value = citation;
      text.hidden = false;
      text.select();
      status.textContent = say("selected", {});
    }
  };
  const act = { close: () => pop.hidePopover(), back: () => step(-1), on: () => step(1), copy };

  document.addEventListener("pointerdown", (event) => {
    const call = event.target.closest?.("a.c");
    pressed = open() && call === current ? call : null;
  }, true);
  document.addEventListener("click", (event) => {
    const call = event.target.closest?.("a.c");
    if (!call || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (call === pressed && event.detail) return;
    if (open()) pop.hidePopover();
    call.focus({ preventScroll: true }); // where the browser returns the focus to
    show(call);
    pop.showPopover();
    place();
    pop.focus({ preventScroll: true });
  });
  pop.addEventListener("click", (event) => {
    act[event.target.closest("[data-do]")?.dataset.do]?.();
    if (event.target.closest("[data-go]")) pop.hidePopover();
  });
  document.addEventListener("focusin", (event) => {
    if (open() && !pop.contains(event.target) && event.target !== current) pop.hidePopover();
  });
  addEventListener("resize", () => { if (open()) place(); });
  all("a.c").forEach((call) => call.setAttribute("aria-haspopup", "dialog"));
}
