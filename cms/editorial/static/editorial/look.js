// Shows each change at once. Without this script the button "Xem thử" does the same.
(() => {
  const form = document.querySelector("[data-look]");
  const button = form.querySelector("[data-try]");
  let waiting;
  const show = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(button), 150);
  };
  form.addEventListener("change", (event) => {
    if (event.target.name !== "width") show();
  });
  for (const own of form.querySelectorAll("[data-own]")) {
    own.hidden = false;
    own.addEventListener("click", () => {
      document.getElementById(own.dataset.for).value = own.dataset.own;
      show();
    });
  }
})();
