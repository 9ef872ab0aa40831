// What a reader can do on this device: share, copy, save, list, remove, wipe. Fetched when a button asks for it.
// Every word comes from the page: data-done, data-failed and data-progress of the button, the templates of the lists.
(() => {
  const find = words => document.querySelector(words), all = words => [...document.querySelectorAll(words)]
  const here = location.pathname
  const fill = (text, values) => text.replace(/\[(\w+)\]/g, (_, name) => values[name])
  // First shown, then filled: a screen reader tells of words that change, and of no place that appears.
  const say = (button, text) => {
    const place = button.closest("section,div").querySelector("[role=status]")
    place.hidden = false
    setTimeout(() => place.textContent = text, 50)
  }
  const address = () => (find("[rel=canonical]") || location).href

  const copy = async button => {
    await navigator.clipboard.writeText(address())
    say(button, button.dataset.done)
  }
  const share = async button => {
    if (!navigator.share) return copy(button)
    await navigator.share({title: document.title, url: address()}).catch(error => error.name == "AbortError" || copy(button))
  }

  const store = async path => {
    const saved = await caches.open("saved"), answer = await fetch(path, {cache: "no-cache"})
    if (!answer.ok || answer.redirected) {
      // Moved or taken down: it must not go on being read.
      if (answer.status < 500) await saved.delete(path)
      throw answer
    }
    await saved.put(path, answer)
    await (await caches.open("read")).delete(path)
  }
  const save = async button => {
    await store(here)
    say(button, button.dataset.done)
  }
  // The whole library, one page after the other: on a slow network the first ones are there at once. What was saved
  // before is asked for again, since figures change; of what is the same the server says so in a few bytes.
  const library = async button => {
    const {pages} = await describe(), kept = await (await caches.open("saved")).keys()
    const paths = [...new Set([...pages, ...kept.map(request => new URL(request.url).pathname)])]
    button.disabled = true
    try {
      for (const [number, path] of paths.entries()) {
        await store(path).catch(answer => answer.status < 500 || Promise.reject(answer))
        say(button, fill(button.dataset.progress, {number: number + 1, all: paths.length}))
      }
      say(button, button.dataset.done)
    } finally {
      button.disabled = false
      list()
    }
  }
  const describe = async () => (await fetch(find("[data-library]").dataset.library)).json()
  const tell = async () => {
    const {pages, bytes} = await describe(), place = find("[data-size]")
    const size = (bytes / 1e6).toLocaleString(document.documentElement.lang, {maximumFractionDigits: 1})
    place.textContent = fill(place.dataset.size, {pages: pages.length, size})
    place.hidden = false
  }

  const list = async () => {
    for (const name of ["saved", "read"]) {
      const place = find(`[data-list=${name}]`), cache = await caches.open(name)
      const made = []
      for (const request of (await cache.keys()).reverse()) {
        const row = document.createElement("li"), {pathname} = new URL(request.url)
        row.append(place.querySelector("template").content.cloneNode(true))
        const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), "text/html")
        const link = row.querySelector("a"), heading = page.querySelector("h1")
        link.href = pathname
        link.textContent = heading ? heading.textContent : pathname
        row.querySelector("button").dataset.path = pathname
        row.querySelector("button").dataset.from = name
        made.push(row)
      }
      // By title: what was saved tells nobody which of it was read last.
      if (name == "saved") made.sort((one, other) => one.textContent.localeCompare(other.textContent))
      all(`[data-list=${name}] li`).forEach(row => row.remove())
      place.querySelector("ul").append(...made)
      place.hidden = !made.length
    }
    find("[data-none]").hidden = find("[data-list] li")
  }
  const remove = async button => {
    await (await caches.open(button.dataset.from)).delete(button.dataset.path)
    await list()
    ;(find("[data-list]:not([hidden]) h2") || find("h1")).focus()
  }

  // All that this site keeps here: the worker first, so that nothing is kept again meanwhile.
  const wipe = async () => {
    for (const worker of await navigator.serviceWorker?.getRegistrations() || []) await worker.unregister()
    for (const name of await self.caches?.keys() || []) await caches.delete(name)
    localStorage.clear()
    sessionStorage.clear()
    for (const {name} of await indexedDB.databases?.() || []) indexedDB.deleteDatabase(name)
  }
  const showWiped = () => {
    all("[data-wipe-done],[data-wipe-before]").forEach(part => part.hidden = !("wipeDone" in part.dataset))
    find("[data-wipe-done]").focus()
  }

  const verbs = {copy, share, save, library, remove}
  addEventListener("click", async event => {
    const button = event.target.closest("button[data-phone]"), link = event.target.closest("a[data-wipe]")
    if (link) {
      event.preventDefault()
      await wipe()
      // With a network the server tells the browser to forget its own copies too.
      if (navigator.onLine && await fetch(link.href).catch(() => 0)) location.replace(link.href)
      else showWiped()
    }
    if (button) verbs[button.dataset.phone](button).catch(() => say(button, button.dataset.failed))
  })

  if (find("[data-wiped]")) wipe().then(showWiped)
  if (find("[data-list]")) {
    all("[data-without]").forEach(part => part.hidden = true)
    all("[data-unseen]").forEach(part => part.hidden = here == part.dataset.unseen)
    list()
    tell().catch(() => 0)
    // The form's own script keeps what could not be sent, with consent, under the page's address behind these letters.
    const unsent = Object.keys(localStorage).find(key => key.startsWith("loa/"))
    if (unsent) {
      find("[data-unsent] a").href = unsent.slice(3)
      find("[data-unsent]").hidden = false
    }
    addEventListener("online", () => here == find("[data-unseen]").dataset.unseen || location.reload())
  }
})()
