// @digitalbazaar/vc in JSON-LD safe mode, with @digitalbazaar/vc-bitstring-status-list.
import * as vc from '@digitalbazaar/vc';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { reasons, run } from './runner.mjs';

await run(async (text, site) => {
  const credential = JSON.parse(text);
  const verdict = await judge(credential, site);
  if (verdict.outcome !== 'expired') return verdict;
  // It looks at the period before the signature: the rest is asked for the last moment of the period.
  const then = await judge(credential, site, new Date(credential.validUntil));
  return ['valid', 'early'].includes(then.outcome) ? verdict : then;
});

async function judge(credential, site, now) {
  const documentLoader = loader(site);
  const suite = new DataIntegrityProof({ cryptosuite });
  const result = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus, now });
  if (!result.verified) return refusal(reasons(result.statusResult?.error ?? result.error));
  // `verified` says that the status could be looked up, not what it is.
  const set = result.statusResult?.results.some(({ status }) => status);
  return { outcome: set ? 'revoked' : 'valid', reason: '' };
}

// What it says of the credential itself; of a status list it says the same in other words around it.
function refusal(reason) {
  const period = /^The current date time \S+ is (after "validUntil"|before "validFrom")/.exec(reason)?.[1];
  return { outcome: { 'after "validUntil"': 'expired', 'before "validFrom"': 'early' }[period] ?? 'refused', reason };
}

// A key is found in the document of its controller: for did:web at its address, for did:key in the identifier.
function loader(site) {
  return async (url) => {
    const [did] = url.split('#');
    const document = await load(site, did);
    if (did === url || !did.startsWith('did:')) return { contextUrl: null, documentUrl: url, document };
    const method = document.verificationMethod.find(({ id }) => id === url);
    if (!method) throw new Error(`${url} is not in its DID document`);
    return { contextUrl: null, documentUrl: url, document: { '@context': document['@context'], ...method } };
  };
}

async function load(site, id) {
  if (id.startsWith('did:key:')) return ofKey(id);
  if (!id.startsWith('did:web:')) return JSON.parse(await site.get(id));
  const [host, ...path] = id.slice('did:web:'.length).split(':').map(decodeURIComponent);
  return JSON.parse(await site.get(`https://${host}/${path.length ? path.join('/') : '.well-known'}/did.json`));
}

function ofKey(did) {
  const publicKeyMultibase = did.slice('did:key:'.length);
  const id = `${did}#${publicKeyMultibase}`;
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    verificationMethod: [{ id, type: 'Multikey', controller: did, publicKeyMultibase }],
    assertionMethod: [id],
  };
}
