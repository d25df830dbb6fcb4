// Finds badges, issuers, pathways and skills in the catalogue. Asks for nothing before the field is used; then for the index
// that the build made. Without this script the field stays away and the list below is all there is.

const MOST = 30;

/** Text so that widths, case and both kana are the same, without white space: as the build folds the index. */
export function fold(text) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[\s\u0085]+/g, "");
  return plain.replace(/[\u3041-\u3096\u309d\u309e]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

/** The words of a question; all of them must be found. */
export function words(question) {
  return question.normalize("NFKC").split(/[\s\u0085]+/).map(fold).filter(Boolean);
}

/** The rows of an index that hold all words: those first whose name holds them. */
export function matches(rows, wanted) {
  const holds = (text) => wanted.every((word) => text.includes(word));
  const found = rows.filter(({ all }) => holds(all));
  return [...found.filter(({ folded }) => holds(folded)), ...found.filter(({ folded }) => !holds(folded))];
}

/** The parts of an index as rows. */
export function rowsOf(parts) {
  return parts.flatMap(({ rows, shared }) => rows.map(([sort, name, path, own, numbers, lang]) => {
    const folded = fold(name);
    return { sort, name, path, lang, folded, all: [folded, own, ...numbers.map((at) => shared[at])].join("\n") };
  }));
}

function start(form) {
  const { root, index, one, many, rest, none, failed } = form.dataset;
  const field = form.querySelector("input");
  const [status, results] = [form.querySelector("[role=status]"), form.querySelector(".results")];
  const list = document.querySelector(".columns");
  const languages = document.querySelectorAll(".languages a");
  let loaded = undefined;
  let later = 0;

  const read = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const load = () => (loaded ??= read(index).then(async (first) => {
    const more = Array.from({ length: first.parts - 1 }, (_, at) => read(index.replace(/\.json$/, `-${at + 2}.json`)));
    return { sorts: first.sorts, rows: rowsOf([first, ...await Promise.all(more)]) };
  }).catch(() => {
    loaded = undefined;
  }));

  const make = (name, text, more = {}) => Object.assign(document.createElement(name), { textContent: text, ...more });
  const link = ({ name, path, lang }) => {
    const item = make("li", "");
    item.append(make("a", name, { href: root + path, ...(lang ? { lang } : {}) }));
    return item;
  };
  const group = (name, found) => {
    const items = make("ul", "", { className: "plain" });
    items.append(...found.slice(0, MOST).map(link));
    const title = make("h2", `${name} `);
    title.append(make("span", found.length, { className: "of" }));
    const left = found.length - MOST;
    return [title, items, ...(left > 0 ? [make("p", rest.replace("{n}", left), { className: "of" })] : [])];
  };

  async function show() {
    const question = field.value.trim();
    const wanted = words(question);
    const search = wanted.length ? `?q=${encodeURIComponent(question)}` : "";
    history.replaceState(history.state, "", location.pathname + search + location.hash);
    for (const language of languages) language.search = search;
    const known = wanted.length ? await load() : undefined;
    if (question !== field.value.trim()) return;
    const found = known ? matches(known.rows, wanted) : [];
    const groups = (known?.sorts ?? []).flatMap((name, sort) => {
      const those = found.filter((row) => row.sort === sort);
      return those.length ? group(name, those) : [];
    });
    results.replaceChildren(...groups);
    list.hidden = found.length > 0;
    if (!wanted.length) status.textContent = "";
    else if (!known) status.textContent = failed;
    else if (!found.length) status.textContent = none.replace("{words}", () => question);
    else status.textContent = found.length === 1 ? one : many.replace("{n}", found.length);
  }

  field.addEventListener("focus", load);
  field.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(show, 120);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(later);
    await show();
    results.querySelector("a")?.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || !field.value) return;
    event.preventDefault();
    field.value = "";
    field.focus();
    show();
  });
  form.hidden = false;
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) show();
}

const form = globalThis.document?.querySelector("form.find");
if (form) start(form);
