// Keeps the publishing state in the page editor's side panel true: often while a page is on its way, seldom after.
(function () {
  const OFTEN = 1000;
  const SELDOM = 10000;

  // Looked up each time: autosave replaces the panel while the editor writes.
  const findBox = () => document.querySelector("[data-status-url]");
  const isUnderWay = () => ["waiting", "building"].includes(findBox()?.querySelector("[data-state]")?.dataset.state);

  async function ask() {
    const box = findBox();
    if (!box || document.hidden) return;
    try {
      const answer = await fetch(box.dataset.statusUrl, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (answer.ok && !answer.redirected) box.innerHTML = await answer.text();
    } catch {
      // The office does not answer: what is shown stays, and we ask again.
    }
  }

  async function follow() {
    await ask();
    setTimeout(follow, isUnderWay() ? OFTEN : SELDOM);
  }

  // Whoever has just pressed Publish wants to see what came of it, also when that was quicker than this screen.
  const PRESSED = "loa-publish-pressed";
  document.addEventListener("click", (event) => {
    const publishes = '[name="action-publish"], [data-workflow-action-name="approve"]';
    if (event.target.closest?.(publishes)) sessionStorage.setItem(PRESSED, "1");
  });

  function open() {
    const pressed = sessionStorage.getItem(PRESSED);
    sessionStorage.removeItem(PRESSED);
    const toggle = document.querySelector('[data-side-panel-toggle="publishing"]');
    if ((pressed || isUnderWay()) && toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }

  window.addEventListener("load", () => {
    open();
    follow();
  });
})();
