"""openbadgeslib over JSON credentials, baked PNG and baked SVG.

Usage: openbadges-lib.py <moment> < array of [file, site-folder]. One line of JSON for each, then the addresses it was refused.
"""

import datetime
import json
import pathlib
import socket
import sys

from openbadgeslib.ob3 import OB3LdpVerifier, OB3VerificationError, credential, ldp, status, verifier
from openbadgeslib.verify import verify_badge


def main(moment):
    def closed(*_):
        raise OSError("the network is closed")

    socket.socket.connect = closed
    set_clock(datetime.datetime.fromisoformat(moment.replace("Z", "+00:00")))
    sites = {}
    for file, folder in json.load(sys.stdin):
        site = sites.get(folder) or sites.setdefault(folder, Site(pathlib.Path(folder)))
        print(json.dumps(judge(pathlib.Path(file), site)))
    print(json.dumps({"refused": sorted({url for site in sites.values() for url in site.refused})}))


def judge(file, site):
    # It verifies the signature of a status list only if that is a JWT; ours is a Data Integrity proof.
    how = {"check_status": True, "verify_status_list": False, "download": site.get}
    data = file.read_bytes()
    if file.suffix == ".json":
        try:
            OB3LdpVerifier().verify(data, **how)
            return {"outcome": "valid", "reason": ""}
        except OB3VerificationError as error:
            return refusal(str(error))
    result = verify_badge(data, resolve_did=True, **how)
    return {"outcome": "valid", "reason": ""} if result.valid and result.trusted else refusal(result.reason)


def refusal(reason):
    said = {"Credential has expired": "expired", "Credential is not yet valid": "early", "is set at index": "revoked"}
    return {"outcome": next((said[words] for words in said if words in reason), "refused"), "reason": reason}


def set_clock(moment):
    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    for module in (credential, ldp, status, verifier):
        module.datetime = Clock


class Site:
    """A built site for a network: the base URL is what stands before the path of a credential in its id."""

    def __init__(self, folder):
        self.refused = set()
        self.files = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*.json"))}
        own = ((read(file)["id"], "/" + path) for path, file in self.files.items() if path.endswith("/credential.json"))
        self.base = next(address.removesuffix(path) for address, path in own if address.endswith(path))

    def get(self, url):
        file = self.files.get(url.removeprefix(self.base + "/"))
        if file:
            return file.read_bytes()
        self.refused.add(url)
        raise OSError(f"not of this site: {url}")


def read(file):
    return json.loads(file.read_text("utf-8"))


main(*sys.argv[1:])
