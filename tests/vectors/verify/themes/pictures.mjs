// Badges baked into pictures, and pictures that hold something else.
import { chunk, deflate, png } from '../make/bytes.mjs';
import { altered, bytes, changed, genuine, signed, text, unreadable } from '../make/vector.mjs';

const json = JSON.stringify(await signed());
const forged = JSON.stringify(await changed((badge) => (badge.name = 'Rust 102')));
const KEYWORD = 'openbadgecredential';
const JWS = 'eyJhbGciOiJFZERTQSJ9.eyJpZCI6MX0.c2ln';
const OB3 = 'https://purl.imsglobal.org/ob/v3p0';
const itxt = (content, keyword = KEYWORD, between = '\0\0\0\0') => chunk('iTXt', `${keyword}\0${between}${content}`);
const credential = (content) => `<openbadges:credential><![CDATA[${content}]]></openbadges:credential>`;
const svg = (...content) =>
  text(
    Promise.resolve(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="${OB3}">${content.join('')}<circle r="9"/></svg>`),
  );
const none = (says, held) => unreadable(says, 'picture-without-credential', held);
const compressed = Buffer.concat([Buffer.from(`${KEYWORD}\0\x01\0\0\0`, 'latin1'), zlib(json)]);

export default [
  genuine('The badge is baked into a PNG.', bytes(png([itxt(json)]))),
  genuine('The badge is baked into a PNG after its pixels.', bytes(png([], [itxt(json)]))),
  genuine('The badge is baked into a PNG with a language.', bytes(png([itxt(json, KEYWORD, '\0\0en\0credential\0')]))),
  genuine(
    'The badge is baked into a PNG beside an older one.',
    bytes(png([itxt('https://badges.example/assertion.json', 'openbadges'), itxt(json)])),
  ),
  genuine('The badge is baked into a PNG with letters as they are.', bytes(png([itxt(json), chunk('tEXt', 'Title\0Badge')]))),
  genuine('The badge is baked into an SVG.', svg(credential(json))),
  genuine(
    'The badge is baked into an SVG without a section of data.',
    svg(`<openbadges:credential>${json.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</openbadges:credential>`),
  ),
  genuine(
    'The badge is baked into an SVG as drawing programs write it.',
    text(
      svg(credential(json)).then(
        ({ text }) =>
          `<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- a badge -->\n${text}`,
      ),
    ),
  ),
  altered('The badge in the PNG was changed.', 'signature-wrong', bytes(png([itxt(forged)]))),
  altered('The badge in the SVG was changed.', 'signature-wrong', svg(credential(forged))),
  unreadable('The PNG holds a JWT.', 'signed-as-jwt', bytes(png([itxt(JWS)]))),
  unreadable('The SVG holds a JWT.', 'signed-as-jwt', svg(`<openbadges:credential verify="${JWS}"/>`)),
  unreadable(
    'The PNG holds a badge of Open Badges 2.',
    'open-badges-2',
    bytes(png([itxt('https://badges.example/assertion.json', 'openbadges')])),
  ),
  unreadable(
    'The SVG holds a badge of Open Badges 2.',
    'open-badges-2',
    text(
      Promise.resolve(
        '<svg xmlns="http://www.w3.org/2000/svg"><a:assertion xmlns:a="http://openbadges.org" verify="https://badges.example/assertion.json"/></svg>',
      ),
    ),
  ),
  unreadable('The PNG holds no JSON.', 'not-json', bytes(png([itxt('badge')]))),
  unreadable('The SVG holds no JSON.', 'not-json', svg(credential('badge'))),
  unreadable('The file is a JPEG.', 'not-json', bytes(Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'))),

  none('The PNG holds no badge.', bytes(png())),
  none('The PNG holds two badges.', bytes(png([itxt(json), itxt(json)]))),
  none('The PNG holds a badge and a changed one.', bytes(png([itxt(json)], [itxt(forged)]))),
  none('The badge in the PNG is compressed.', bytes(png([chunk('iTXt', compressed)]))),
  none('The badge in the PNG stands in a text of Latin letters.', bytes(png([chunk('tEXt', `${KEYWORD}\0${json}`)]))),
  none('The badge in the PNG stands under another word.', bytes(png([itxt(json, 'OpenBadgeCredential')]))),
  none('The badge in the PNG stands under a longer word.', bytes(png([itxt(json, 'openbadgecredentials')]))),
  none('The badge in the PNG is empty.', bytes(png([itxt('')]))),
  none(
    'The badge in the PNG is not UTF-8.',
    bytes(png([chunk('iTXt', Buffer.concat([Buffer.from(`${KEYWORD}\0\0\0\0\0`), Buffer.from([0xff])]))])),
  ),
  none('The check sum in the PNG is wrong.', bytes(png([Buffer.concat([itxt(json).subarray(0, -4), Buffer.alloc(4)])]))),
  none('The PNG is cut short.', bytes(png([itxt(json)]).subarray(0, -12))),
  none('The badge stands behind the end of the PNG.', bytes(Buffer.concat([png(), itxt(json)]))),
  none('The PNG has no pixels.', bytes(Buffer.concat([png().subarray(0, 33), itxt(json), chunk('IEND', [])]))),
  none('The PNG is only begun.', bytes(png().subarray(0, 8))),
  none('The SVG holds no badge.', svg()),
  none('The SVG holds two badges.', svg(credential(json), credential(forged))),
  none(
    'The SVG holds a badge and a JWT.',
    svg(`<openbadges:credential verify="${JWS}"><![CDATA[${json}]]></openbadges:credential>`),
  ),
  none(
    'The SVG declares an entity.',
    text(
      svg('<openbadges:credential>&badge;</openbadges:credential>').then(
        ({ text }) => `<!DOCTYPE svg [<!ENTITY badge "{}">]>${text}`,
      ),
    ),
  ),
  none(
    'The badge in the SVG holds markup.',
    svg(`<openbadges:credential><g/>${json.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</openbadges:credential>`),
  ),
  none(
    'The badge in the SVG stands in another namespace.',
    text(svg(credential(json)).then(({ text }) => text.replace(OB3, 'https://stranger.example/'))),
  ),
  none('The SVG is not well formed.', text(svg(credential(json)).then(({ text }) => text.slice(0, -1)))),
  none('The badge stands in other markup.', text(Promise.resolve(`<html xmlns:openbadges="${OB3}">${credential(json)}</html>`))),
];

/** The wrapping of zlib (RFC 1950) around our deflate. */
function zlib(content) {
  const data = Buffer.from(content);
  let [a, b] = [1, 0];
  for (const byte of data) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(((b << 16) | a) >>> 0);
  return Buffer.concat([Buffer.from([0x78, 0x01]), deflate(data), sum]);
}
