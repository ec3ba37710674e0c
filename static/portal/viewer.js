// The pages of a PDF inside the page, drawn by pdf.js when somebody comes near them. All that is shown here
// is on the page as text too, and in the file itself.
const MAX_PIXELS = 16_000_000;
const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

let library;
function pdfjs(box) {
  library ??= import(box.dataset.library).then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = box.dataset.worker;
    return loaded;
  });
  return library;
}

class Viewer {
  constructor(box) {
    this.box = box;
    this.sheet = box.querySelector(".view__sheet");
    this.state = box.querySelector(".view__state");
    this.field = box.querySelector(".view__page-no");
    this.page = 1;
    this.zoom = 1;
    this.near = new Set();
    box.addEventListener("click", (event) => this.act(event.target.closest("[data-act]")?.dataset.act));
    this.field.addEventListener("change", () => this.open(Number.parseInt(this.field.value, 10) || this.page));
    this.sheet.addEventListener("keydown", (event) => this.key(event));
    this.sheet.addEventListener("scroll", () => requestAnimationFrame(() => this.look()), { passive: true });
    this.pinch();
    new IntersectionObserver((seen, watch) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      this.open(this.page);
    }, { rootMargin: "300px" }).observe(box);
  }

  // Shows page `number`; loads program and file the first time.
  async open(number) {
    this.page = number;
    this.loading ??= this.load();
    await this.loading;
    if (this.pages) this.go(this.page);
  }

  async load() {
    this.state.textContent = this.box.dataset.opening;
    try {
      const { getDocument } = await pdfjs(this.box);
      this.file = await getDocument({
        url: this.box.dataset.viewer, isEvalSupported: false, enableXfa: false, disableAutoFetch: true,
        disableStream: true, rangeChunkSize: 262_144,
      }).promise;
      await this.lay();
      this.state.textContent = "";
    } catch {
      this.state.textContent = this.box.dataset.failed;
      this.sheet.hidden = true;
    }
  }

  // An empty sheet for each page, as large as the first; each finds its own size when it is drawn.
  async lay() {
    const { width, height } = (await this.file.getPage(1)).getViewport({ scale: 1 });
    const sheets = Array.from({ length: this.file.numPages }, (_, index) => {
      const sheet = document.createElement("div");
      sheet.className = "view__page";
      sheet.dataset.number = index + 1;
      sheet.style.aspectRatio = `${width} / ${height}`;
      return sheet;
    });
    this.box.querySelector("[data-total]").textContent = sheets.length;
    this.sheet.replaceChildren(...sheets);
    this.pages = sheets;
    const watch = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        if (isIntersecting) { this.near.add(target); this.draw(target); } else this.drop(target);
      }
    }, { root: this.sheet, rootMargin: "100% 0px" });
    for (const sheet of sheets) watch.observe(sheet);
  }

  async draw(sheet) {
    const page = await this.file.getPage(Number(sheet.dataset.number));
    if (!this.near.has(sheet)) return;
    const { width, height } = page.getViewport({ scale: 1 });
    sheet.style.aspectRatio = `${width} / ${height}`;
    const wanted = (sheet.clientWidth * Math.min(devicePixelRatio, 2)) / width;
    const viewport = page.getViewport({ scale: Math.min(wanted, Math.sqrt(MAX_PIXELS / (width * height))) });
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${this.box.dataset.pageLabel} ${sheet.dataset.number}`);
    sheet.task?.cancel();
    const task = page.render({ canvasContext: canvas.getContext("2d"), viewport });
    sheet.task = task;
    try {
      await task.promise;
      if (sheet.task === task) sheet.replaceChildren(canvas);
    } catch { /* cancelled: a newer drawing is on its way */ }
  }

  // Pages far away give their memory back: a scan may have hundreds.
  drop(sheet) {
    this.near.delete(sheet);
    sheet.task?.cancel();
    sheet.task = null;
    sheet.replaceChildren();
  }

  go(number) {
    this.page = Math.min(Math.max(number, 1), this.pages.length);
    this.field.value = this.page;
    this.sheet.scrollTop = this.pages[this.page - 1].offsetTop - 8;
  }

  // Which page lies in the upper half of the window?
  look() {
    const line = this.sheet.scrollTop + this.sheet.clientHeight / 2;
    if (!this.pages) return;
    const after = this.pages.findIndex((sheet) => sheet.offsetTop > line);
    this.page = after < 0 ? this.pages.length : Math.max(after, 1);
    if (document.activeElement !== this.field) this.field.value = this.page;
  }

  scale(zoom) {
    const share = this.sheet.scrollTop / this.sheet.scrollHeight;
    this.zoom = Math.min(Math.max(zoom, ZOOMS[0]), ZOOMS.at(-1));
    this.sheet.style.setProperty("--zoom", this.zoom);
    this.sheet.scrollTop = share * this.sheet.scrollHeight;
    for (const sheet of this.near) this.draw(sheet);
  }

  act(name) {
    if (name === "prev") this.open(this.page - 1);
    if (name === "next") this.open(this.page + 1);
    if (name === "in") this.scale(ZOOMS.find((zoom) => zoom > this.zoom) ?? this.zoom);
    if (name === "out") this.scale(ZOOMS.findLast((zoom) => zoom < this.zoom) ?? this.zoom);
    if (name === "fit") this.scale(1);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const name = { ArrowLeft: "prev", ArrowRight: "next", "+": "in", "=": "in", "-": "out", 0: "fit" }[event.key];
    if (!name || (this.zoom > 1 && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    this.act(name);
  }

  pinch() {
    const apart = ({ touches: [a, b] }) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    let start;
    this.sheet.addEventListener("touchstart", (event) => {
      start = event.touches.length === 2 ? { apart: apart(event), zoom: this.zoom } : null;
    }, { passive: true });
    this.sheet.addEventListener("touchmove", (event) => {
      if (!start || event.touches.length !== 2) return;
      event.preventDefault();
      this.scale((start.zoom * apart(event)) / start.apart);
    }, { passive: false });
  }
}

const viewers = new Map();
for (const box of document.querySelectorAll("[data-viewer]")) viewers.set(box.dataset.anchor, new Viewer(box));

// `#tep-7-trang-4` (search hits) puts the viewer at page 4; `#xem-tep-7-trang-4` goes there too. Who comes from
// outside to a page of a scan is led to its picture: the recognised text may err.
async function follow(isArrival) {
  const [, see, anchor, number] = /^#(xem-)?(tep-\d+)-trang-(\d+)$/.exec(location.hash) ?? [];
  const viewer = viewers.get(anchor);
  if (!viewer) return;
  viewer.open(Number(number));
  if (!see && !(isArrival && "scan" in viewer.box.dataset)) return;
  // Until everything has loaded the browser itself goes back to the place the address names.
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  requestAnimationFrame(() => {
    viewer.box.scrollIntoView();
    viewer.sheet.focus({ preventScroll: true });
  });
}
addEventListener("hashchange", () => follow(false));
follow(true);
