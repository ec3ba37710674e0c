// Small helps for the working screens. Everything works without them; nothing here decides a right.
// One key, one thing; letters rest while a field has the focus, and obey the switch of the account page.
const config = JSON.parse(document.getElementById("wagtail-config")?.textContent ?? "{}");
const keysAreOn = config.KEYBOARD_SHORTCUTS_ENABLED !== false;
const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], .w-dialog");

function onKey(key, act) {
  document.addEventListener("keydown", (event) => {
    if (!keysAreOn || event.key.toLowerCase() !== key || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) return;
    if (act() !== false) event.preventDefault();
  });
}

// Lists of work: J and K walk through the rows; Enter follows the link in hand by itself.
function moveBy(distance) {
  const rows = [...document.querySelectorAll("[data-queue-row]")];
  if (!rows.length) return false;
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  rows[Math.max(0, Math.min(rows.length - 1, at + distance))].querySelector("a").focus();
  return true;
}
onKey("j", () => moveBy(1));
onKey("k", () => moveBy(-1));

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// Review: a place counts as seen when its end has been on screen; the oath opens when all are seen.
class Reading {
  constructor(form) {
    this.ends = [...form.querySelectorAll("[data-change]")];
    this.jumps = [...form.querySelectorAll(".b-jumps a")];
    this.seenText = form.querySelector("[data-seen-text]");
    this.oaths = [...form.querySelectorAll("[data-oath]")];
    this.reports = [...form.querySelectorAll("[data-report-seen]")];
    this.left = form.querySelector("[data-left]");
    this.approve = form.querySelector("[data-approve]");
    this.next = form.querySelector("[data-next]");
    this.seen = new Set(this.oaths[0]?.checked ? this.ends.map((end) => end.dataset.change) : []);
    this.eye = new IntersectionObserver((entries) => this.look(entries));
    this.ends.forEach((end) => this.eye.observe(end));
    this.oaths.forEach((oath) => oath.addEventListener("change", () => this.show()));
    this.next?.addEventListener("click", () => this.goOn());
    // A whole text is read, not jumped through.
    if (this.next) this.next.hidden = this.jumps.length === 0;
    this.show();
  }

  look(entries) {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => this.seen.add(entry.target.dataset.change));
    this.show();
  }

  goOn() {
    const end = this.ends.find((one) => !this.seen.has(one.dataset.change)) ?? this.ends[0];
    (end.closest("section") ?? end).scrollIntoView({ block: "center" });
    this.seen.add(end.dataset.change);
    this.show();
    if (this.oaths.length && !this.oaths[0].disabled) this.oaths[0].focus({ preventScroll: true });
  }

  show() {
    const left = this.ends.length - this.seen.size;
    this.jumps.forEach((jump, index) => jump.classList.toggle("is-seen", this.seen.has(String(index + 1))));
    if (this.seenText && this.jumps.length) {
      const [seen, all] = [this.seen.size, this.ends.length];
      this.seenText.textContent = this.seenText.dataset.seenTemplate.replace("%s", seen).replace("%s", all);
    }
    this.reports.forEach((report) => this.report(report));
    if (!this.oaths.length) return;
    const sworn = this.oaths.every((oath) => oath.checked);
    this.oaths.forEach((oath) => { oath.disabled = left > 0; });
    if (this.approve) this.approve.disabled = left > 0 || !sworn;
    if (!this.left) return;
    if (left === 0) this.left.textContent = sworn ? "" : this.left.dataset.leftOpen;
    else this.left.textContent = this.jumps.length ? this.left.dataset.leftChanges.replace("%s", left) : this.left.dataset.leftWhole;
  }

  // How many of the places whose names begin so have been on screen: the server keeps what it is told.
  report(field) {
    const names = [...this.seen].filter((name) => name.startsWith(field.dataset.reportSeen));
    field.value = names.length;
    names.forEach((name) => form.querySelector(`[data-mark-seen="${name}"]`)?.classList.add("is-seen"));
  }
}

const form = document.querySelector("[data-review]");
if (form) {
  const reading = new Reading(form);
  const back = form.querySelector("[data-return]");
  back?.addEventListener("toggle", () => back.open && back.querySelector("textarea").focus());
  onKey("s", () => (reading.jumps.length ? reading.goOn() : false));
  onKey("r", () => { if (back) back.open = !back.open; });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && back?.open) back.open = false;
    const wanted = keysAreOn && event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (wanted && reading.approve && !reading.approve.disabled) reading.approve.click();
  });
}

// Addresses without diacritics: Wagtail drops letters it cannot spell in ASCII, so it gets them spelled already.
const withoutMarks = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");
["w-sync:check", "w-sync:apply"].forEach((name) => document.addEventListener(name, (event) => {
  if (typeof event.detail?.value === "string") event.detail.value = withoutMarks(event.detail.value);
}, true));

// Wagtail draws search landmarks without names; name them so that a screen reader can tell them apart.
const labels = document.querySelector("[data-portal-labels]")?.dataset ?? {};
document.querySelector(".w-slim-header__search-form")?.setAttribute("aria-label", labels.searchList ?? "");
document.querySelector(".w-dashboard form[role=search]")?.setAttribute("aria-label", labels.searchPages ?? "");
