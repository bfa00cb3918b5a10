// The story page with keys, and statements that light up in their sources. Without this script every link still works.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const reader = $("#reader"), tools = $(".tools"), keys = $("#keys");
  if (!reader) return;
  tools.hidden = false;
  let current = location.hash ? $(`.statement[id="${CSS.escape(location.hash.slice(1))}"]`) : null;

  // "0:12-80 1:5-60" as a map from the number of a source to its spans.
  function places(statement) {
    const found = new Map();
    for (const place of (statement.dataset.at || "").split(" ").filter(Boolean)) {
      const [source, start, end] = place.split(/[:-]/).map(Number);
      found.set(source, [...(found.get(source) || []), [start, end]]);
    }
    return found;
  }

  function light(text, spans) {
    for (const sentence of all(".sentence", text)) {
      const [start, end] = sentence.dataset.at.split("-").map(Number);
      sentence.classList.toggle("lit", spans.some(([first, last]) => first < end && start < last));
      sentence.removeAttribute("id");
    }
  }

  function pane(source, spans) {
    const from = $(`#source-${source}`);
    const section = document.createElement("section");
    section.className = "pane";
    section.dataset.source = source;
    const head = document.createElement("h3");
    head.append(...[...$("h3", from).childNodes].map((node) => node.cloneNode(true)));
    const text = $(".text", from).cloneNode(true);
    text.tabIndex = 0;
    text.setAttribute("aria-label", `${head.textContent.trim()}, the whole text`);
    text.setAttribute("role", "region");
    light(text, spans);
    section.append(head, text);
    return section;
  }

  function open(statement) {
    choose(statement, false);
    reader.hidden = false;
    $(".panes", reader).replaceChildren(...[...places(statement)].map(([source, spans]) => pane(source, spans)));
    for (const text of all(".text", reader)) {
      const lit = $(".lit", text);
      if (lit) text.scrollTop = lit.offsetTop - text.offsetTop - 40;
    }
    reader.focus({ preventScroll: true });
    const box = statement.getBoundingClientRect();
    if (box.top < 0 || box.bottom > reader.getBoundingClientRect().top) statement.scrollIntoView({ block: "start" });
  }

  function close() {
    reader.hidden = true;
    if (current) ($(".open", current) || current).focus({ preventScroll: true });
  }

  function choose(statement, scroll = true) {
    if (!statement) return;
    current?.classList.remove("current");
    current = statement;
    current.classList.add("current");
    current.tabIndex = -1;
    if (scroll) {
      current.closest("details")?.setAttribute("open", "");
      current.scrollIntoView({ block: "nearest" });
      current.focus({ preventScroll: true });
      if (!reader.hidden) open(current);
    }
  }

  function step(selector, by) {
    const items = all(selector);
    if (!items.length) return;
    let next = items.indexOf(current) + by;
    if (!items.includes(current)) {
      // From where the reader is: the first one after the current statement, or the last one before it.
      const after = items.findIndex((item) => !current || current.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING);
      next = after < 0 ? (by > 0 ? items.length : items.length - 1) : by > 0 ? after : after - 1;
    }
    choose(items[Math.max(0, Math.min(items.length - 1, next))]);
  }

  function original() {
    const source = current ? [...places(current).keys()][0] : undefined;
    const link = $(source === undefined ? ".original" : `#source-${source} .original`);
    if (link) link.click();
  }

  // To another form of this page, at the statement that is current.
  function follow(link) {
    location.assign(link.href + (current ? `#${encodeURIComponent(current.id)}` : ""));
  }

  function help() {
    keys.hidden = !keys.hidden;
    $('[data-key="?"]').setAttribute("aria-expanded", String(!keys.hidden));
  }

  const actions = {
    j: () => step(".statement", 1),
    k: () => step(".statement", -1),
    "]": () => step(".statement.differ, .statement.conflict", 1),
    "[": () => step(".statement.differ, .statement.conflict", -1),
    o: () => {
      if (!current) step(".statement", 1);
      if (current) open(current);
    },
    v: original,
    b: () => follow($("#next-base")),
    "/": () => $("#search").focus(),
    "?": help,
    Escape: () => (keys.hidden ? close() : help()),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    const toggle = /^[1-9]$/.test(event.key) ? $(`.switch[data-outlet="${event.key}"]`) : null;
    const action = actions[event.key] || (toggle && (() => follow(toggle)));
    if (!action) return;
    event.preventDefault();
    action();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-key]");
    if (button) return actions[button.dataset.key]();
    if (event.target.closest(".close")) {
      event.preventDefault();
      return close();
    }
    const statement = event.target.closest(".statement");
    const other = event.target.closest("a:not(.words):not(.open), button, summary, input");
    if (!statement || other || event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
    event.preventDefault();
    open(statement);
  });

  if (current && !reader.hidden) open(current);
})();
