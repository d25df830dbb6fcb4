"use strict";
{
  const script = document.currentScript;
  const address = script.src.replace("/reload.js", "/at" + location.pathname + "?seen=" + script.dataset.seen);
  let events;
  // A browser keeps six connections to a host: tabs that nobody looks at give theirs back.
  const listen = () => {
    events?.close();
    if (document.hidden) return;
    events = new EventSource(address);
    events.onmessage = () => location.reload();
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
