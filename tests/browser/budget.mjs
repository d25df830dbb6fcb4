// What a page may weigh before anything is pressed, in bytes as they are on disk.
const KB = 1024;
const LIMITS = { document: 30 * KB, stylesheet: 20 * KB, script: 6 * KB, total: 130 * KB };

/** Weighs what a page asks for from now on; the returned function says the bytes by type, and in all. */
export function weigh(page) {
  const answers = [];
  const count = (response) => answers.push(response.body().then((body) => [response.request().resourceType(), body.length], () => ["none", 0]));
  page.on("response", count);
  return async () => {
    page.off("response", count);
    const weights = { total: 0 };
    for (const [type, bytes] of await Promise.all(answers)) {
      weights[type] = (weights[type] ?? 0) + bytes;
      weights.total += bytes;
    }
    return weights;
  };
}

/** What is heavier than it may be. */
export function overBudget(weights) {
  const over = Object.entries(LIMITS).filter(([type, limit]) => (weights[type] ?? 0) > limit);
  return over.map(([type, limit]) => `${type}: ${weights[type]} bytes of ${limit}`);
}
