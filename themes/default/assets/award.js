// The buttons of the page of an award. What they copy stands on the page as text, to be selected where no script runs. Nothing
// is asked of any network; words come from the page, in its language.
const said = document.querySelector("[data-copied]");
let quiet;

for (const button of document.querySelectorAll("[data-copy]")) {
  if (navigator.clipboard) offer(button, () => copy(document.getElementById(button.dataset.copy)));
}
for (const button of document.querySelectorAll("[data-share]")) {
  if (navigator.share) offer(button, () => share(button.dataset.share));
}
// A link to what is folded away unfolds it.
addEventListener("hashchange", unfold);
unfold();

function offer(button, action) {
  button.hidden = false;
  button.addEventListener("click", action);
}

async function copy(source) {
  try {
    await write(source);
    say(said.dataset.copied);
  } catch {
    // not allowed here: left selected, it takes one key
    getSelection().selectAllChildren(source);
    say(said.dataset.selected);
  }
}

/** A signature goes as what it looks like; whatever can only take text gets the lines that go with it. */
function write(source) {
  const text = source.textContent;
  const lines = document.getElementById(`${source.id}_text`)?.textContent;
  if (lines === undefined || !globalThis.ClipboardItem) return navigator.clipboard.writeText(text);
  const part = (type, content) => [type, new Blob([content], { type })];
  const parts = [part("text/html", text), part("text/plain", lines)];
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(parts))]);
}

async function share(title) {
  try {
    await navigator.share({ title, url: document.getElementById("address").textContent });
  } catch {
    // turned away by the person; nothing to say
  }
}

function say(words) {
  clearTimeout(quiet);
  said.textContent = "";
  // emptied first, so that the same words are announced again
  setTimeout(() => (said.textContent = words), 50);
  quiet = setTimeout(() => (said.textContent = ""), 6000);
}

function unfold() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
}
