// Texts that are allowed and that careless software breaks: between languages, alphabets, encodings, markup and quoting.
export const AWKWARD = {
  markup: '<b>&amp;</b> ]]> --> {{ x }} {% y %} ${z}',
  quotes: '"double" \'single\' `back` \\ slash \\u0041 %s %00',
  rare: '𠮷野葛\u{e0100}飾髙﨑①㍿',
  marks: 'Cafe\u0301 Åström, ｶﾀｶﾅ, が',
  scripts: 'עברית العربية नमस्ते',
  faces: '👩\u200d👩\u200d👧 ☕\ufe0f 🇯🇵',
};

// One after the other.
export function nth(list, n) {
  return list[n % list.length];
}
