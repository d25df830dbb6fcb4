// @digitalcredentials/verifier-core, whose network is `fetch`. No registry of known issuers is asked.
import { verifyCredential } from '@digitalcredentials/verifier-core';
import { run } from './runner.mjs';

await run(async (text, site) => {
  globalThis.fetch = (request) => answer(site, String(request.url ?? request));
  const { errors, log } = await verifyCredential({ credential: JSON.parse(text), knownDIDRegistries: [] });
  if (errors) return { outcome: 'refused', reason: errors.map(({ message }) => message).join('; ') };
  const step = (name) => log.find(({ id }) => id === name);
  const status = step('revocation_status');
  if (!step('valid_signature')?.valid) return { outcome: 'refused', reason: 'valid_signature is false' };
  if (status?.error) return { outcome: 'refused', reason: status.error.message };
  if (status && !status.valid) return { outcome: 'revoked', reason: 'revocation_status is false' };
  return { outcome: step('expiration')?.valid === false ? 'expired' : 'valid', reason: '' };
});

async function answer(site, url) {
  const body = await site.get(url).catch(() => null);
  return body ? new Response(body, { headers: { 'content-type': 'application/json' } }) : new Response('', { status: 404 });
}
