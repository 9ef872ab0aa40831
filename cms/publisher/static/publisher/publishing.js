// Keeps the Publishing screen true while somebody looks at it: often while a run goes, seldom after.
// Without this file the button "Xem lại lúc này" does the same.
(function () {
  const OFTEN = 1000;
  const SELDOM = 8000;

  const now = document.querySelector("[data-now-url]");
  const mark = (box) => box.querySelector("[data-mark]")?.dataset.mark;

  async function fetchText(url) {
    const answer = await fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    return answer.ok && !answer.redirected ? answer.text() : null;
  }

  async function look() {
    const text = await fetchText(now.dataset.nowUrl);
    if (text === null || text.trim() === now.innerHTML.trim()) return;
    const before = mark(now);
    const busy = now.contains(document.activeElement); // somebody is about to press a button in it
    if (!busy) now.innerHTML = text;
    if (!busy && mark(now) !== before) await renewRuns();
  }

  async function renewRuns() {
    const text = await fetchText(location.href);
    const runs = text && new DOMParser().parseFromString(text, "text/html").querySelector("[data-runs]");
    if (runs) document.querySelector("[data-runs]").replaceWith(runs);
  }

  async function follow() {
    try {
      if (!document.hidden) await look();
    } catch {
      // The office does not answer: what is shown stays, and we ask again.
    }
    setTimeout(follow, now.querySelector("[data-busy='1']") ? OFTEN : SELDOM);
  }

  if (now) setTimeout(follow, OFTEN);
})();
