"""sbom.py NAME EPOCH LOCK ROOSTDIR: prints the bill of materials (SPDX 2.3, JSON) of an image.

Debian packages are those of the lock (lines `name version sha256`); Java artefacts are the jars below ROOSTDIR, named by
what Maven wrote into them, else by their file.
"""

import datetime
import hashlib
import json
import pathlib
import re
import sys
import uuid
import zipfile


def debian_packages(lock):
    """One entry for each line of the lock."""
    for line in pathlib.Path(lock).read_text().splitlines():
        name, version, digest = line.split()
        yield name, version, digest, f"pkg:deb/debian/{name}@{version}?distro=debian-13&arch=amd64"


def coordinates(jar):
    """Group, artefact and version of a jar: from its only pom.properties, else from its path in Karaf's repository or its name."""
    with zipfile.ZipFile(jar) as archive:
        poms = [name for name in archive.namelist() if re.fullmatch(r"META-INF/maven/[^/]+/[^/]+/pom\.properties", name)]
        if len(poms) == 1:
            pairs = dict(re.findall(r"^(\w+)=(.*?)\r?$", archive.read(poms[0]).decode(), re.M))
            if {"groupId", "artifactId", "version"} <= pairs.keys():
                return pairs["groupId"], pairs["artifactId"], pairs["version"]
    if "system" in jar.parts:
        inner = jar.parts[jar.parts.index("system") + 1 :]
        return ".".join(inner[:-3]), inner[-3], inner[-2]
    found = re.fullmatch(r"(.+?)-(\d.*)", jar.stem)
    return ("", *found.groups()) if found else ("", jar.stem, "")


def java_artefacts(directory):
    """One entry for each jar, the same artefact once."""
    seen = set()
    for jar in sorted(pathlib.Path(directory).rglob("*.jar")):
        group, name, version = coordinates(jar)
        digest = hashlib.sha256(jar.read_bytes()).hexdigest()
        if digest not in seen:
            seen.add(digest)
            yield f"{group}:{name}".lstrip(":"), version, digest, f"pkg:maven/{group}/{name}@{version}"


def document(name, epoch, entries):
    """The SPDX document: everything is contained in the image."""
    packages = []
    for number, (package, version, digest, purl) in enumerate(entries):
        packages.append({
            "SPDXID": f"SPDXRef-{number}",
            "name": package,
            "versionInfo": version,
            "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False,
            "checksums": [{"algorithm": "SHA256", "checksumValue": digest}],
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": purl}],
        })
    content = hashlib.sha256(json.dumps(packages).encode()).hexdigest()
    image = {"SPDXID": "SPDXRef-image", "name": name, "downloadLocation": "NOASSERTION", "filesAnalyzed": False}
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "documentNamespace": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, content)}",
        "creationInfo": {
            "created": datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: roost-image"],
        },
        "packages": [image, *packages],
        "relationships": [
            {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-image"},
            *(
                {"spdxElementId": "SPDXRef-image", "relationshipType": "CONTAINS", "relatedSpdxElement": package["SPDXID"]}
                for package in packages
            ),
        ],
    }


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit("usage: sbom.py NAME EPOCH LOCK ROOSTDIR")
    name, epoch, lock, directory = sys.argv[1:]
    entries = [*debian_packages(lock), *java_artefacts(directory)]
    print(json.dumps(document(name, epoch, entries), indent=1))
