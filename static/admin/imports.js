// A bulk import while it is worked on: the page is asked for again and its living part is put in place.
// Without this script the page shows the same after it is loaded again.
const POLL_MS = 3000;

async function follow() {
  for (;;) {
    const live = document.querySelector("[data-import-live]");
    if (!live?.hasAttribute("data-working")) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    // Nobody is torn from a link or button he is about to use.
    if (live.contains(document.activeElement)) continue;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-import-live]");
    if (!fresh) return;
    live.replaceWith(document.adoptNode(fresh));
    if (!fresh.hasAttribute("data-working")) location.reload();
  }
}

follow();
