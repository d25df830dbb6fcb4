// A credential in an SVG: an element `credential`, first child of its root by the specification, of which there must be one
// (OB 3.0 section 5.3.2: https://www.imsglobal.org/spec/ob/v3p0/#svg).

import { fromUtf8 } from "../proof/bytes.js";
import { Refused } from "../proof/refused.js";
import { trim } from "../verify/members.js";
import { elementsOf } from "./xml.js";

const SVG = "http://www.w3.org/2000/svg";
const OB3 = "https://purl.imsglobal.org/ob/v3p0";
const OB2 = ["http://openbadges.org", "https://w3id.org/openbadges"];

/** The text of the one credential in an SVG. */
export function readSvg(bytes) {
  const elements = elementsOf(fromUtf8(bytes) ?? "");
  const is = (namespace, local) => (element) => element.namespace === namespace && element.local === local;
  if (!is(SVG, "svg")(elements[0])) throw refused("the file is neither PNG nor SVG");
  const [credential, another] = elements.filter(is(OB3, "credential"));
  if (!credential) {
    if (OB2.some((namespace) => elements.some(is(namespace, "assertion")))) throw new Refused("open-badges-2");
    throw refused("the picture holds no credential");
  }
  const { attributes, text } = credential;
  if (elements.some((element) => element.parent === credential)) throw refused("the credential in the picture is not text");
  const jws = attributes.find(({ local }) => local === "verify");
  if (another || (jws && trim(text) !== "")) throw refused("the picture holds more than one credential");
  return jws ? jws.value : text;
}

const refused = (reason) => new Refused("picture", reason);
