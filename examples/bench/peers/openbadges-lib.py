"""Signs as a program would that is built on openbadgeslib.

Usage: openbadgeslib.py <job.json> <how>. For each line on standard input, one round over all documents: the seconds of a signature,
then the proof values, as one line of JSON. <how> is `sign`, the public way, which looks at what was signed once more, or `proof`,
which is the signature alone.
"""

import copy
import datetime
import json
import sys
import time

from openbadgeslib.ob3 import OB3LdpSigner, add_data_integrity_proof


class Credential:
    """A document that is there already, where the library wants one it makes."""

    def __init__(self, document):
        self.document = document

    def to_vc(self):
        return self.document


def main(file, how):
    with open(file, encoding="utf-8") as opened:
        job = json.load(opened)
    pem = job["pem"].encode()
    created = datetime.datetime.fromisoformat(job["created"].replace("Z", "+00:00"))
    signer = OB3LdpSigner(pem, job["method"])
    ways = {
        "sign": lambda document: signer.sign(Credential(document), created=created),
        "proof": lambda document: add_data_integrity_proof(document, pem, job["method"], created=created),
    }
    sign = ways[how]
    for _ in sys.stdin:
        documents = copy.deepcopy(job["documents"])
        began = time.perf_counter()
        signed = [sign(document) for document in documents]
        seconds = (time.perf_counter() - began) / len(documents)
        values = [document["proof"]["proofValue"] for document in signed]
        print(json.dumps({"seconds": seconds, "values": values}), flush=True)


main(*sys.argv[1:])
