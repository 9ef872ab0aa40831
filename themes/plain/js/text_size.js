// In the head of every page, before it is first shown: the text size chosen on an earlier page.
// A browser told to keep nothing throws; then it is the middle one, as without this.
try { document.documentElement.className = "s" + localStorage.size } catch {}
