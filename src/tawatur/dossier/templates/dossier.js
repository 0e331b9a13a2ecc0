"use strict";
(() => {
  const root = document.documentElement;
  const $ = (s, at = document) => at.querySelector(s);
  const $$ = (s, at = document) => [...at.querySelectorAll(s)];
  const labels = JSON.parse($("#labels").textContent);
  const panel = $("#panel");
  const panelBody = $(".panel-body", panel);
  const emptyPanel = panelBody.innerHTML;
  const state = { language: root.lang, months: "both", digits: "latin", theme: "" };
  const plurals = { ar: new Intl.PluralRules("ar"), en: new Intl.PluralRules("en") };
  root.classList.add("scripted");
  $(".tools").hidden = false;

  // What the reader chose is kept for the next visit, where the browser lets a file keep anything.
  try { Object.assign(state, JSON.parse(localStorage.getItem("tawatur.view") || "{}")); } catch { /* private window */ }
  const keep = () => { try { localStorage.setItem("tawatur.view", JSON.stringify(state)); } catch { /* private window */ } };

  // Words of the interface, in the reader's language, months and digits. The reports' own words are never touched.
  const digits = (s) => (state.digits === "arabic" ? s.replace(/[0-9]/g, (d) => "٠١٢٣٤٥٦٧٨٩"[d]) : s);
  const label = (key) => { const pair = labels.text[key]; return pair ? pair[state.language === "ar" ? 0 : 1] : key.replace(/^[^.]*\./, ""); };
  const count = (key, n) => {
    const forms = labels.counts[key][state.language];
    const form = (n === 0 && forms.zero) || forms[plurals[state.language].select(n)] || forms.other;
    return form.replace("{n}", n.toLocaleString("en"));
  };
  const month = (m) => {
    const names = labels.months;
    if (state.language === "en") return names.en[m - 1];
    return state.months === "both" ? `${names.levant[m - 1]} / ${names.nile[m - 1]}` : names[state.months][m - 1];
  };
  const days = (first, last) => {
    const cut = (s) => s.split("-").map(Number);
    const day = (s) => { const [y, m, d] = cut(s); return `${d} ${month(m)} ${y}`; };
    if (!first) return label("when.until").replace("{0}", day(last));
    if (!last) return label("when.since").replace("{0}", day(first));
    if (first === last) return day(first);
    const [y, m, d] = cut(first), [Y, M, D] = cut(last);
    const full = d === 1 && D === new Date(Date.UTC(2000 + (Y % 400), M, 0)).getUTCDate();
    if (full && y === Y) {
      if (m === 1 && M === 12) return `${y}`;
      return m === M ? `${month(m)} ${y}` : `${month(m)} – ${month(M)} ${y}`;
    }
    if (y === Y && m === M) return `${d}–${D} ${month(m)} ${y}`;
    if (m === 1 && d === 1 && M === 12 && D === 31) return `${y}–${Y}`;
    if (y === Y) return `${d} ${month(m)} – ${D} ${month(M)} ${y}`;
    return `${day(first)} – ${day(last)}`;
  };
  const speak = (at) => {
    for (const el of $$("[data-k]", at)) {
      const slots = Object.fromEntries([...el.children].filter((c) => c.dataset.a).map((c) => [c.dataset.a, c]));
      const parts = label(el.dataset.k).split(/\{(\d)\}/);
      el.replaceChildren(...parts.map((p, i) => (i % 2 ? slots[p] || "" : p)));
    }
    for (const el of $$("[data-c]", at)) el.textContent = digits(count(el.dataset.c, +el.dataset.n));
    for (const el of $$("time", at)) el.textContent = digits(days(el.dataset.e, el.dataset.l));
    for (const el of $$(".num", at)) {
      if (el.childElementCount) continue;
      el.dataset.as ??= el.textContent;
      el.textContent = digits(el.dataset.as);
    }
    for (const el of $$("[data-title]", at)) { el.title = label(el.dataset.title); el.setAttribute("aria-label", el.title); }
    for (const el of $$("[data-label]", at)) { el.placeholder = label(el.dataset.label); el.setAttribute("aria-label", el.placeholder); }
  };
  let changed = false;
  const apply = () => {
    root.lang = state.language;
    root.dir = state.language === "ar" ? "rtl" : "ltr";
    if (state.theme) root.dataset.theme = state.theme; else delete root.dataset.theme;
    $("[data-do=months]").firstElementChild.dataset.k = `months.${state.months}`;
    $("[data-do=months]").hidden = state.language !== "ar";
    $("[data-do=digits]").textContent = state.digits === "arabic" ? "١٢٣" : "123";
    changed = true;
    speak(document);
  };

  // What waits in an inert element is laid out when it is asked for.
  const lay = (script) => {
    const box = document.createElement("template");
    box.innerHTML = script.textContent.replace(/<(\/?)x-((?:x-)*)script/g, "<$1$2script");
    if (changed) speak(box.content);
    return box.content;
  };
  const unfold = (rest) => { const s = $("script", rest); if (s) rest.replaceWith(lay(s)); };
  const fill = (report) => { const later = $(":scope > .later", report); if (later) later.replaceWith(lay($("script", later))); };
  const open = (line) => { const s = $(":scope > .ev > script", line); if (s) s.replaceWith(lay(s)); };
  document.addEventListener("toggle", (e) => {
    if (!e.target.open) return;
    if (e.target.matches(".report")) fill(e.target);
    if (e.target.matches(".line, .how")) open(e.target);
  }, true);

  // Evidence: beside the line where there is room, under it where there is none.
  const wide = matchMedia("(min-width: 80rem)");
  let picked = null;
  const pick = (line, show = true) => {
    picked?.classList.remove("picked");
    picked = line;
    if (!line) return;
    line.classList.add("picked");
    if (show && wide.matches) {
      open(line);
      const ev = $(":scope > .ev", line);
      panelBody.innerHTML = ev ? ev.outerHTML : "";
      panel.classList.add("open");
      panel.scrollTop = 0;
    }
  };
  const close = () => {
    panel.classList.remove("open");
    panelBody.innerHTML = emptyPanel;
    speak(panelBody);
    picked?.classList.remove("picked");
    picked && $("summary", picked).focus({ preventScroll: true });
  };
  const help = () => {
    panelBody.replaceChildren($("#help").content.cloneNode(true));
    speak(panelBody);
    panel.classList.add("open");
  };

  // From a piece of evidence to its place in the report: offsets are code points of the report's text.
  const range = (text, from, to) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const r = document.createRange();
    let at = 0, started = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const s = node.data;
      const astral = /[\ud800-\udbff]/.test(s);
      const length = astral ? [...s].length : s.length;
      const unit = (n) => (astral ? [...s].slice(0, n).join("").length : n);
      if (!started && from < at + length) { r.setStart(node, unit(from - at)); started = true; }
      if (started && to <= at + length) { r.setEnd(node, unit(to - at)); return r; }
      at += length;
    }
    return null;
  };
  const go = (target) => {
    const [number, span] = target.split(":");
    const report = $(`#r-${number}`);
    if (!report) return;
    report.hidden = false;
    fill(report);
    report.open = true;
    const text = $(".text", report);
    const r = span ? range(text, ...span.split("-").map(Number)) : null;
    if (r) {
      if (window.Highlight && CSS.highlights) CSS.highlights.set("here", new Highlight(r));
      (r.startContainer.parentElement || text).scrollIntoView({ block: "center" });
    } else report.scrollIntoView({ block: "start" });
    if (!wide.matches) panel.classList.remove("open");
  };

  // Finding a line by its id also where its list is still cut short.
  const reveal = (id) => {
    let el = document.getElementById(id);
    for (let round = 0; !el && round < 4; round++) {
      const rest = $$(".rest").find((r) => $("script", r)?.textContent.includes(`id="${id}"`));
      if (!rest) break;
      unfold(rest);
      el = document.getElementById(id);
    }
    return el;
  };
  const jump = (id) => {
    const el = reveal(id);
    if (!el) return;
    el.scrollIntoView({ block: el.matches(".section") ? "start" : "center" });
    if (el.matches(".line")) { pick(el); if (!wide.matches) el.open = true; }
  };

  // From a mark in a report to what is known of it.
  const ask = (mark) => {
    const line = reveal(mark.dataset.f);
    if (line?.matches(".line")) { pick(line, false); open(line); panelBody.innerHTML = $(":scope > .ev", line).outerHTML; }
    else if (line?.matches(".figure")) { const how = $(".how", line); open(how); panelBody.innerHTML = $("h3", line).outerHTML + $(".ev", how).outerHTML; }
    else {
      const says = document.createElement("p"), known = document.createElement("p"), why = document.createElement("code");
      says.className = "asked"; says.lang = "ar"; says.dir = "rtl"; says.textContent = mark.textContent;
      known.textContent = mark.title; why.textContent = `tawatur why ${mark.dataset.f}`;
      panelBody.replaceChildren(says, known, why);
    }
    panel.classList.add("open");
    panel.scrollTop = 0;
  };

  document.addEventListener("click", (e) => {
    const mark = e.target.closest(".text [data-f]");
    if (mark && !String(getSelection())) { ask(mark); return; }
    const at = e.target.closest("[data-go], .more, [data-do], [data-find], .at, .event, .line > summary");
    if (!at) return;
    if (at.dataset.go) { e.preventDefault(); go(at.dataset.go); return; }
    if (at.matches(".more")) { unfold(at.closest(".rest")); return; }
    if (at.dataset.do) { act[at.dataset.do]?.(); return; }
    if (at.dataset.find) { e.preventDefault(); $("#statements").scrollIntoView(); return; }
    if (at.matches(".at, .event")) { e.preventDefault(); jump(decodeURIComponent(at.hash.slice(1))); return; }
    const line = at.parentElement;
    if (wide.matches && $(":scope > .ev", line)) { e.preventDefault(); picked === line && panel.classList.contains("open") ? close() : pick(line); } else pick(line, false);
  });
  const turn = (key, values) => { state[key] = values[(values.indexOf(state[key]) + 1) % values.length]; keep(); apply(); };
  const act = {
    language: () => turn("language", ["ar", "en"]),
    months: () => turn("months", ["both", "levant", "nile"]),
    digits: () => turn("digits", ["latin", "arabic"]),
    theme: () => {
      const dark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      state.theme = dark ? "light" : "dark"; keep(); apply();
    },
    help, close,
  };
  $(".layers")?.addEventListener("change", (e) => root.classList.toggle(`off-${e.target.dataset.layer}`, !e.target.checked));

  // Search: letters as they are read, not as they are typed.
  const fold = (s) => s.replace(/[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/[أإآٱ]/g, "ا").replace(/[ىئ]/g, "ي").replace(/ؤ/g, "و").replace(/ة/g, "ه").replace(/[٠-٩]/g, (d) => "٠١٢٣٤٥٦٧٨٩".indexOf(d)).toLowerCase();
  const cache = new WeakMap();
  const folded = (el) => { let f = cache.get(el); if (f === undefined) cache.set(el, (f = fold(el.textContent.replace(/<[^>]*>/g, " ")))); return f; };
  // What waits in a list is searched as it lies there; only what is found is laid out, and put away again afterwards.
  const parked = new WeakMap();
  const waitingIn = (rest) => {
    let items = parked.get(rest);
    if (!items) {
      const script = $("script", rest);
      parked.set(rest, (items = script ? [...lay(script).children] : []));
    }
    return items;
  };
  const HITS = 40;
  const sift = (scope, hit) => {
    let any = false;
    for (const rest of $$(".rest", scope)) {
      rest.hidden = true;
      if (!hit(rest)) continue;
      const found = waitingIn(rest).filter(hit).slice(0, HITS);
      if (!found.length) continue;
      const box = document.createElement("div");
      box.className = "hits";
      box.append(...found.map((x) => x.cloneNode(true)));
      if (changed) speak(box);
      rest.after(box);
      sift(box, hit);
    }
    for (const el of $$(".line, .report, .issue-list li", scope)) { el.hidden = !hit(el); any ||= !el.hidden; }
    for (const g of $$(".group, .card", scope)) {
      const named = $("h3, h4", g);
      if (named && hit(named)) $$(".line", g).forEach((x) => { x.hidden = false; any = true; });
      g.hidden = !$(".line:not([hidden]), .issue-list li:not([hidden])", g);
    }
    return any;
  };
  const search = (words) => {
    const wanted = fold(words).split(/\s+/).filter(Boolean);
    $$(".hits").forEach((x) => x.remove());
    if (!wanted.length) $$("main [hidden]").forEach((x) => { x.hidden = false; });
    else {
      const hit = (el) => wanted.every((w) => folded(el).includes(w));
      sift($("main"), hit);
      for (const s of $$("main .section")) s.hidden = s.id === "glance" || !$(".line:not([hidden]), .report:not([hidden]), .issue-list li:not([hidden])", s);
      for (const x of $$(".axis, main .note, main .beyond, main .group > .scale")) x.hidden = true;
    }
    $("#nothing").hidden = !wanted.length || Boolean($("main .section:not([hidden])"));
  };
  let waiting;
  $("#q").addEventListener("input", (e) => { clearTimeout(waiting); waiting = setTimeout(() => search(e.target.value), 150); });

  // One hand on the keyboard.
  const lines = () => $$("main .line > summary, main .report > summary").filter((x) => !x.closest("[hidden]"));
  const step = (by) => {
    const all = lines();
    if (!all.length) return;
    let i = picked ? all.indexOf($("summary", picked)) : -1;
    if (i < 0) {
      // From where the reader is: the first line after what stands near the top of the window.
      const main = $("main").getBoundingClientRect();
      const here = document.elementFromPoint((main.left + main.right) / 2, Math.max(main.top + 1, innerHeight / 6)) || main;
      i = here.compareDocumentPosition ? all.findIndex((x) => here.contains(x) || x.contains(here) || here.compareDocumentPosition(x) & Node.DOCUMENT_POSITION_FOLLOWING) : 0;
      if (by > 0) i -= 1;
    }
    const next = all[Math.max(0, Math.min(all.length - 1, i + by))];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    pick(next.parentElement, next.parentElement.matches(".line"));
  };
  let pending = 0;
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const typing = e.target.matches("input[type=search]");
    if (e.key === "Escape") {
      if (typing && e.target.value) { e.target.value = ""; search(""); } else if (typing) e.target.blur(); else close();
      return;
    }
    if (typing) { if (e.key === "Enter") e.target.blur(); return; }
    // The place of the key counts where an Arabic keyboard gives another letter.
    const key = /^Key[A-Z]$/.test(e.code) ? e.code[3].toLowerCase() : e.key;
    if (pending && Date.now() - pending < 1500) {
      pending = 0;
      const section = $(`.section[data-letter="${key}"]`);
      if (section) { e.preventDefault(); section.scrollIntoView(); picked = null; }
      return;
    }
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (key === "o" && picked) $("summary", picked).click();
    else if (key === "g") pending = Date.now();
    else if (key === "t") act.theme();
    else if (key === "l") act.language();
    else if (e.key === "?" || e.key === "؟") help();
    else if (e.key === "/" || e.code === "Slash") { e.preventDefault(); $("#q").focus(); }
  });

  // Where one is, in the list of sections.
  const links = Object.fromEntries($$("nav a").map((a) => [a.hash.slice(1), a]));
  const seen = new IntersectionObserver((entries) => {
    for (const x of entries) if (x.isIntersecting) { $$("nav a.here").forEach((a) => a.classList.remove("here")); links[x.target.id]?.classList.add("here"); }
  }, { rootMargin: "-10% 0px -80% 0px" });
  $$("main .section").forEach((s) => seen.observe(s));

  if (state.language !== root.lang || state.months !== "both" || state.digits !== "latin" || state.theme) apply();
  if (location.hash.length > 1) { const m = /^#t-(\d+)$/.exec(location.hash); m ? go(m[1]) : jump(decodeURIComponent(location.hash.slice(1))); }
})();
