
"use strict";
(() => {
  const findings = JSON.parse(document.getElementById("data").textContent);
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const boxes = [...form.querySelectorAll("input[name=severity]")];
  const isFilter = (hash) => hash.includes("=");
  for (const finding of findings) finding.node = document.getElementById(finding.id);
  const beads = [...document.querySelectorAll(".bead")];
  const pairs = [...document.querySelectorAll(".pair")];

  const wanted = () => ({
    text: form.elements.text.value.trim().toLowerCase(),
    rule: form.elements.rule.value,
    state: form.elements.state.value,
    changed: form.elements.changed.checked,
    severities: new Set(boxes.filter((box) => box.checked).map((box) => box.value)),
  });

  function apply() {
    const want = wanted();
    const narrowed = want.text || want.rule || want.state || want.severities.size < boxes.length;
    let count = 0;
    for (const finding of findings) {
      const fits = want.severities.has(finding.severity) && (!want.rule || finding.rule === want.rule)
        && (!want.state || finding.state === want.state) && (!want.text || finding.text.includes(want.text));
      finding.node.hidden = !fits;
      count += fits;
    }
    for (const bead of beads) {
      const some = bead.querySelector(".finding:not([hidden])");
      bead.hidden = Boolean((narrowed || want.changed) && !some);
    }
    for (const pair of pairs) {
      pair.hidden = Boolean((narrowed || want.changed) && !pair.querySelector(".finding:not([hidden])"));
    }
    const left = pairs.filter((pair) => !pair.hidden);
    if (narrowed && left.length <= 5) for (const pair of left) pair.open = true;
    shown.textContent = `${count} of ${findings.length} findings`;
  }

  function remember() {
    const want = wanted();
    const said = new URLSearchParams();
    if (want.text) said.set("text", want.text);
    if (want.rule) said.set("rule", want.rule);
    if (want.state) said.set("state", want.state);
    if (want.changed) said.set("changed", "1");
    if (want.severities.size < boxes.length) said.set("severity", [...want.severities].join(","));
    const hash = said.toString();
    try { history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search); } catch { /* a page from memory has no address */ }
  }

  function recall(hash) {
    const said = new URLSearchParams(hash);
    form.elements.text.value = said.get("text") ?? "";
    for (const name of ["rule", "state"]) {
      const choice = form.elements[name];
      const value = said.get(name) ?? "";
      choice.value = [...choice.options].some((option) => option.value === value) ? value : "";
    }
    form.elements.changed.checked = said.has("changed");
    const severities = said.has("severity") ? said.get("severity").split(",") : null;
    for (const box of boxes) box.checked = !severities || severities.includes(box.value);
  }

  function reveal(id) {
    const node = document.getElementById(id);
    if (!node) return;
    for (let up = node; up; up = up.parentElement) {
      up.hidden = false;
      if (up.localName === "details") up.open = true;
    }
    for (const lit of document.querySelectorAll(".claim.lit")) lit.classList.remove("lit");
    if (node.classList.contains("finding")) {
      for (const claim of document.querySelectorAll(`a.claim[href="#${CSS.escape(id)}"]`)) claim.classList.add("lit");
    }
    node.scrollIntoView({ block: "center" });
    node.querySelector("summary, .number")?.focus({ preventScroll: true });
  }

  function arrive() {
    const hash = decodeURIComponent(location.hash.slice(1));
    if (isFilter(hash)) recall(hash);
    apply();
    if (hash && !isFilter(hash)) reveal(hash);
  }

  let at = -1;
  function step(by) {
    const open = findings.filter((finding) => !finding.node.hidden);
    if (!open.length) return;
    at = Math.min(open.length - 1, Math.max(0, at + by));
    reveal(open[at].id);
  }

  form.hidden = false;
  form.addEventListener("input", () => { at = -1; apply(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { at = -1; apply(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reveal(link.hash.slice(1));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && event.target === form.elements.text) { form.elements.text.blur(); return; }
    if (/^(input|select|textarea)$/i.test(event.target.localName)) return;
    if (event.key === "/") { event.preventDefault(); form.elements.text.focus(); }
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll(".pair:not([open])")];
    for (const pair of folded) pair.open = true;
  });
  window.addEventListener("afterprint", () => { for (const pair of folded) pair.open = false; });
  arrive();
})();
