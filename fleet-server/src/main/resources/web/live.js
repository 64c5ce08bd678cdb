// Keeps an open page true: receives rendered fragments and morphs them in, so that focus, open details and what is
// being typed stay; lets ages grow; says when contact is lost. Pages work without it, only not live.
"use strict";
(() => {
  const page = document.documentElement;
  const units = (page.dataset.units || "s|min|h|d").split("|");
  const SILENT_MS = 12_000;      // the server beats every five seconds
  const NEWS_MS = 10_000;        // at most one announcement in ten seconds

  // ── morph: make an old element like a new one, keeping every node that is the same ──
  const key = node => node.nodeType === 1 ? node.id || null : null;

  function morph(old, now) {
    if (old.nodeType !== now.nodeType || old.nodeName !== now.nodeName) { old.replaceWith(now); return; }
    if (old.nodeType !== 1) { if (old.nodeValue !== now.nodeValue) old.nodeValue = now.nodeValue; return; }
    if (old.hasAttribute("data-keep")) return;
    const changed = old.dataset.flash !== undefined && old.dataset.state !== now.dataset.state;
    for (const attribute of [...old.attributes]) {
      const mine = attribute.name === "open" && old.localName === "details" || attribute.name === "class" && old.dataset.flash !== undefined;
      if (!mine && !now.hasAttribute(attribute.name)) old.removeAttribute(attribute.name);
    }
    for (const attribute of now.attributes) {
      if (old.getAttribute(attribute.name) !== attribute.value) old.setAttribute(attribute.name, attribute.value);
    }
    children(old, now);
    if (changed) flash(old);
  }

  function children(old, now) {
    const kept = new Map();
    for (const child of old.children) if (key(child)) kept.set(key(child), child);
    let at = old.firstChild;
    for (const next of [...now.childNodes]) {
      const same = kept.get(key(next));
      if (same) {
        if (same === at) at = at.nextSibling; else (old.moveBefore || old.insertBefore).call(old, same, at);
        morph(same, next);
      } else if (at && !key(at) && !key(next) && at.nodeName === next.nodeName) {
        const present = at;
        at = at.nextSibling;
        morph(present, next);
      } else {
        old.insertBefore(next, at);
        if (next.dataset && next.dataset.flash !== undefined) flash(next);
      }
    }
    while (at) { const gone = at; at = at.nextSibling; gone.remove(); }
  }

  function flash(element) {
    element.classList.add("changed");
    element.addEventListener("animationend", () => element.classList.remove("changed"), { once: true });
  }

  // ── one announcement at a time, when the verdict of the page changed ──
  let said = headline(), lastNews = 0, waiting = 0;
  function headline() { const h = document.querySelector("[data-news]"); return h ? h.textContent : ""; }
  function announce() {
    if (headline() === said || waiting) return;
    waiting = setTimeout(() => {
      waiting = 0; lastNews = Date.now(); said = headline();
      document.getElementById("news").textContent = said;
    }, Math.max(0, lastNews + NEWS_MS - Date.now()));
  }

  // ── the stream ──
  let source = null, lastHeard = 0, offset = 0, lost = false, again = 0;
  const pad = n => String(n).padStart(2, "0");
  const own = ms => { const t = new Date(ms); return pad(t.getHours()) + ":" + pad(t.getMinutes()) + ":" + pad(t.getSeconds()); };
  // the page's times are by the room's clock, and so is the one in the header; where the reader's own differs it says whose it is
  const placed = (() => {
    const live = document.getElementById("live");
    try {
      return new Intl.DateTimeFormat("sv", { timeZone: live.dataset.zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
    } catch { return { format: own }; }
  })();
  const clock = ms => {
    const time = placed.format(ms);
    return time === own(ms) ? time : time + " " + document.getElementById("live").dataset.place;
  };

  function open() {
    close();
    const address = document.body.dataset.stream;
    if (!address) return;
    source = new EventSource(address);
    source.addEventListener("beat", e => { offset = Number(e.data) - Date.now(); heard(); });
    source.addEventListener("swap", e => { heard(); swap(e.data); });
    source.onerror = () => { contact(false); if (source && source.readyState === EventSource.CLOSED) retry(); };
  }

  function close() { if (source) source.close(); source = null; }

  // a stream that the server ended for good: the session may be over, which a look at the page tells
  function retry() {
    clearTimeout(again);
    again = setTimeout(async () => {
      try {
        const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" });
        if (answer.type === "opaqueredirect" || answer.ok) location.reload(); else open();
      } catch { retry(); }
    }, 2_000);
  }

  function swap(data) {
    const cut = data.indexOf("\n");
    const target = document.getElementById(data.slice(0, cut));
    const template = document.createElement("template");
    template.innerHTML = data.slice(cut + 1);
    if (!target) { sync(); return; }
    if (target.dataset.reload !== undefined) { location.reload(); return; }
    morph(target, template.content.firstElementChild);
    announce();
  }

  // a part that this page does not have yet: ask for all of it
  let synced = 0;
  function sync() {
    if (Date.now() - synced < 2_000) return;
    synced = Date.now();
    document.body.dataset.stream = document.body.dataset.stream.replace(/([?&]v=)[^&]*/, "$1all");
    open();
  }

  function heard() { lastHeard = Date.now(); contact(true); }

  function contact(there) {
    if (lost !== there) return;
    lost = !there;
    const band = document.getElementById("lost"), live = document.getElementById("live");
    if (!band || !live) return;
    document.body.dataset.live = there ? "" : "lost";
    band.hidden = there;
    if (there) delete live.dataset.state; else live.dataset.state = "STALE";
    if (!there) band.querySelector("time").textContent = clock((lastHeard || Date.now()) + offset);
    tick();
  }

  // ── ages grow, the clock goes while we hear the server ──
  function age(ms) {
    const s = Math.max(0, Math.floor(ms / 1000));
    return s < 60 ? s + "\u00a0" + units[0] : s < 3600 ? Math.floor(s / 60) + "\u00a0" + units[1]
      : s < 172800 ? Math.floor(s / 3600) + "\u00a0" + units[2] : Math.floor(s / 86400) + "\u00a0" + units[3];
  }

  function tick() {
    const now = Date.now() + offset;
    for (const element of document.querySelectorAll("[data-since]")) {
      const text = age(now - Number(element.dataset.since));
      if (element.textContent !== text) element.textContent = text;
    }
    const live = document.getElementById("live");
    if (!live) return;
    if (source && !lost && lastHeard && Date.now() - lastHeard > SILENT_MS) contact(false);
    live.lastElementChild.textContent = lost ? age(Date.now() - (lastHeard || Date.now())) : clock(now);
    live.firstChild.textContent = (lost ? live.dataset.lost : live.dataset.name) + " ";
  }

  // ── small helps ──
  document.addEventListener("change", e => {
    if (e.target.name === "theme") {
      const theme = e.target.value;
      document.cookie = "theme=" + theme + "; path=/; max-age=31536000; samesite=lax";
      if (theme === "auto") delete page.dataset.theme; else page.dataset.theme = theme;
    }
    if (e.target.closest("[data-filter]") && e.target.localName === "select") e.target.form.requestSubmit();
  });
  document.addEventListener("click", e => {
    const opens = e.target.closest("[data-opens]"), shuts = e.target.closest("[data-shuts]");
    if (opens) { const dialog = document.getElementById(opens.dataset.opens); if (dialog) { e.preventDefault(); dialog.showModal(); } }
    if (shuts) document.getElementById(shuts.dataset.shuts).close();
  });
  document.addEventListener("keydown", e => {
    const search = document.getElementById("q");
    if (e.key === "/" && search && !e.target.closest("input, textarea, select, [contenteditable]")) { e.preventDefault(); search.focus(); }
  });
  window.addEventListener("pageshow", e => { if (e.persisted) location.reload(); });

  // ── line numbers beside what is written, and the way from a fault to its line ──
  const numbered = document.querySelector("textarea[data-numbered]");
  if (numbered) {
    const gutter = document.createElement("pre");
    gutter.className = "gutter";
    gutter.setAttribute("aria-hidden", "true");
    numbered.before(gutter);
    const number = () => {
      const lines = numbered.value.split("\n").length;
      if (gutter.dataset.lines !== String(lines)) {
        gutter.dataset.lines = lines;
        gutter.textContent = Array.from({ length: lines }, (_, i) => i + 1).join("\n") + "\n\n";
      }
      gutter.scrollTop = numbered.scrollTop;
    };
    numbered.addEventListener("input", number);
    numbered.addEventListener("scroll", number);
    document.addEventListener("click", e => {
      const link = e.target.closest("[data-line]");
      if (!link) return;
      e.preventDefault();
      const before = numbered.value.split("\n").slice(0, Number(link.dataset.line) - 1).join("\n");
      const from = before.length + (link.dataset.line > 1 ? 1 : 0), until = numbered.value.indexOf("\n", from);
      numbered.focus();
      numbered.setSelectionRange(from, until < 0 ? numbered.value.length : until);
      numbered.scrollTop = (Number(link.dataset.line) - 4) * parseFloat(getComputedStyle(numbered).lineHeight);
      number();
    });
    number();
  }

  // a page that nobody looks at holds no stream: browsers allow six a server
  let resting = 0;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(resting);
    if (document.hidden) resting = setTimeout(close, 60_000);
    else if (!source || source.readyState === EventSource.CLOSED) open();
  });

  const toast = document.querySelector("[data-toast]");
  if (toast) setTimeout(() => toast.remove(), 8_000);

  setInterval(tick, 1_000);
  open();
})();
