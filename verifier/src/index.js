// What a page needs of the verifier.

export { bundleDocuments, isZip, unpack } from "./bundle.js";
export { KNOWN as contexts } from "./proof/contexts.js";
export { hostOf, parseDid } from "./proof/did.js";
export { verify } from "./verify/index.js";
