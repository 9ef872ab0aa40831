// The service worker: pages from the network first, from the phone when there is none. It keeps what was read, apart from
// what was saved on purpose (caches `read` and `saved`), and nothing that could betray the reader.
const site = "SITE"
const fixed = "fixed-" + site.version, wait = 4e3, most = 60
// The office, forms, receipts, lawyers' links, the page that wipes: never looked at.
const hidden = /^\/(quan-tri|static|gui|bien-nhan|ra-soat-luat|(\w\w\/)?xoa-dau-vet\/xong)(\/|$)/
const open = name => caches.open(name)
const find = path => caches.match(path)

const keep = async (path, answer) => {
  const read = await open("read"), saved = await open("saved")
  // What was taken down or moved must not go on being read.
  if (answer.status == 404 || answer.status == 410 || answer.type == "opaqueredirect") return Promise.all([read.delete(path), saved.delete(path)])
  const {ok, redirected, headers} = answer
  if (!ok || redirected || !/html/.test(headers.get("Content-Type")) || /no-store/.test(headers.get("Cache-Control"))) return
  // In another language the page for no network is kept once it was read.
  if (site.pages.includes(path) || path.endsWith(site.offline)) return (await open(fixed)).put(path, answer)
  if (await saved.match(path)) return saved.put(path, answer)
  if ((await answer.clone().text()).includes('"loa-keep"')) return
  await read.delete(path)
  await read.put(path, answer)
  for (const old of (await read.keys()).slice(0, -most)) await read.delete(old)
}

// From the network; a copy when that takes long, fails, or the server is in trouble.
const ask = async (event, path, last) => {
  const copy = await find(path), asked = fetch(event.request)
  const late = () => new Promise((_, fail) => setTimeout(fail, wait))
  const isPage = event.request.mode == "navigate"
  event.waitUntil(asked.then(answer => {
    answer = answer.clone()
    if (isPage) return new URL(event.request.url).search && path.endsWith("/tim/") || keep(path, answer)
    return answer.ok && open(site.pages.includes(path) ? fixed : "files").then(files => files.put(path, answer))
  }).catch(() => 0))
  try {
    const answer = await (copy ? Promise.race([asked, late()]) : asked)
    return copy && answer.status > 499 ? copy : answer
  } catch {
    return copy || last && (await find(path.slice(0, 3) + last) || await find(last)) || Response.error()
  }
}

// The name of a picture's file changes with its bytes.
const give = async (event, path) => {
  const files = await open("files"), copy = await files.match(path)
  if (copy) return copy
  const answer = await fetch(event.request), kept = answer.clone()
  // A phone that is full shows the picture all the same.
  if (answer.ok) event.waitUntil(files.put(path, kept).then(async () => {
    for (const old of (await files.keys()).slice(0, -most * 3)) await files.delete(old)
  }).catch(() => 0))
  return answer
}

addEventListener("install", event => {
  skipWaiting()
  event.waitUntil(open(fixed).then(cache => Promise.all(site.pages.map(async path => {
    const answer = await fetch(path, {cache: "no-cache"})
    if (answer.ok) await cache.put(path, answer)
    else if (path == site.offline) throw answer
  }))))
})

addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("fixed-") && name != fixed) await caches.delete(name)
  await clients.claim()
  // The page that brought the worker is kept too; the browser has it, so nothing is fetched twice.
  for (const {url} of await clients.matchAll()) {
    const {pathname} = new URL(url)
    if (!hidden.test(pathname)) await keep(pathname, await fetch(pathname, {cache: "force-cache"}).catch(() => Response.error()))
  }
})()))

addEventListener("fetch", event => {
  const {request} = event, {origin, pathname} = new URL(request.url)
  if (request.method != "GET" || origin != location.origin || hidden.test(pathname) && !site.pages.includes(pathname)) return
  if (request.mode == "navigate") event.respondWith(ask(event, pathname, site.offline))
  else if (/^\/(anh|chu)\//.test(pathname)) event.respondWith(give(event, pathname))
  else if (/\.js$|^\/(tim|luu)\//.test(pathname)) event.respondWith(ask(event, pathname))
})
