// The order of texts by code point, which is also that of their UTF-8. JavaScript's own is by UTF-16 unit: it puts what lies
// beyond U+FFFF before the last 8192 characters below.

export const compare = (a, b) => {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
};

const rank = (unit) => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);
