// On every page once it is shown, from the phone's own copy after the first time. Nothing needs it.
// What is more than a few lines is another file, fetched when somebody asks for it. Words come from the page.
(() => {
  const root = document.documentElement, on = addEventListener, find = words => document.querySelector(words)
  let escapes = 0
  // `#size-2` is the choice of an earlier page; the frame's own script has set the class already.
  const show = () => {
    try {
      root.className = "s" + localStorage.size
      find("#size-" + localStorage.size).checked = true
    } catch {}
  }
  const load = (src, onload) => {
    if (!find(`script[src="${src}"]`)) document.head.append(Object.assign(document.createElement("script"), {src, onload}))
  }
  // Unseen at once: the other page may be long in coming. It takes this one's place in the way back.
  const leave = link => {
    if (link) location.replace(link.href, root.hidden = true)
  }
  show()
  document.querySelectorAll("[data-phone]").forEach(button => button.hidden = false)
  find("[data-wiped]") || navigator.serviceWorker?.register("/sw.js").catch(() => 0)
  // Back on a page that was kept as it stood, while another size was chosen elsewhere.
  on("pageshow", show)
  on("change", ({target}) => {
    if (target.name != "text-size") return
    root.className = ""
    try { localStorage.size = target.id.slice(-1) } catch {}
  })
  on("keydown", ({key}) => {
    escapes = key == "Escape" ? escapes + 1 : 0
    if (escapes > 2) leave(find(".leave a"))
  })
  // Whoever unfolds the search box wants to type.
  on("toggle", ({target}) => target.querySelector("[name=q]")?.focus(), true)
  on("focusin", ({target}) => target.closest("[data-search]") && load("/tim.js"))
  on("click", event => {
    const button = event.target.closest(".leave a,[data-phone]")
    if (button?.href) event.preventDefault(leave(button))
    else if (button) load("/tren-may.js", () => button.click())
  })
})()
