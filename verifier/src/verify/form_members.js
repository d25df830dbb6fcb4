// What a badge or an endorsement must tell (OB 3.0 sections B.1 and B.2).

import { Found } from "./code.js";
import { each, get, hasType, id, text } from "./members.js";

/** OB 3.0 Appendix A.3, without the extensions `ext:…`. */
const IDENTITY_TYPES = (
  "name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId " +
  "oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier"
).split(" ");

/** Checks what a badge must have. */
export function badge(document, subject) {
  if (!hasType(subject, "AchievementSubject")) throw new Found("subject-malformed", "type");
  if (subject.has("id") && id(subject, "id") === null) throw new Found("subject-malformed", "id");
  const identities = each(subject.get("identifier"));
  if (!subject.has("id") && identities.length === 0) throw new Found("subject-unnamed");
  identities.forEach(checkIdentity);
  const achievement = subject.get("achievement");
  if (achievement === undefined) throw new Found("achievement-malformed");
  checkAchievement(achievement);
  const are = (type, values) => values.every((value) => hasType(value, type));
  if (!are("Evidence", each(document.get("evidence")))) throw new Found("evidence-malformed");
  if (!are("Result", each(subject.get("result")))) throw new Found("subject-malformed", "result");
  const issuer = document.get("issuer");
  [document, subject, achievement, issuer, get(achievement, "creator")].forEach(checkImage);
  const endorsements = [document, achievement, issuer].flatMap((place) => each(get(place, "endorsement")));
  if (!are("EndorsementCredential", endorsements)) throw new Found("endorsement-malformed");
}

/** Checks what an endorsement must have, and that it is about this, if anything. */
export function endorsement(subject, endorsed) {
  const about = id(subject, "id");
  if (about === null) throw new Found("subject-malformed", "id");
  if (!hasType(subject, "EndorsementSubject")) throw new Found("subject-malformed", "type");
  if (endorsed !== null && endorsed !== about) throw new Found("endorses-another", about);
}

function checkAchievement(achievement) {
  const needs = (there, what) => {
    if (!there) throw new Found("achievement-malformed", what);
  };
  needs(hasType(achievement, "Achievement"), "type");
  needs(id(achievement, "id") !== null, "id");
  for (const member of ["name", "description"]) needs(text(achievement, member) !== null, member);
  const criteria = get(achievement, "criteria");
  if (text(criteria, "narrative") === null && id(criteria, "id") === null) throw new Found("criteria-empty");
}

function checkIdentity(identity) {
  const type = text(identity, "identityType") ?? "";
  if (!IDENTITY_TYPES.includes(type) && !/^ext:./s.test(type)) throw new Found("identity-malformed", "identityType");
  const sound = hasType(identity, "IdentityObject") && typeof get(identity, "hashed") === "boolean";
  if (!sound || text(identity, "identityHash") === null) throw new Found("identity-malformed");
}

function checkImage(object) {
  const image = get(object, "image");
  if (image !== undefined && !(hasType(image, "Image") && id(image, "id") !== null)) throw new Found("image-malformed");
}
