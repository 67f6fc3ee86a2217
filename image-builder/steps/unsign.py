"""unsign DIRECTORY: takes the signatures out of its jars. Their makers' keys say nothing that the image's own signature does not
say, classes of signed jars go into no archive, and each start would check them anew. Contents are stored as they are: the file
system of the root compresses."""

import pathlib
import sys
import zipfile

for jar in sorted(pathlib.Path(sys.argv[1]).glob("*.jar")):
    with zipfile.ZipFile(jar) as old:
        entries = [(entry, old.read(entry)) for entry in old.infolist()]
    with zipfile.ZipFile(jar, "w", zipfile.ZIP_STORED) as new:
        for entry, content in entries:
            part = entry.filename.upper().rpartition("/")
            if part[0] == "META-INF" and part[2].endswith((".SF", ".DSA", ".RSA", ".EC")):
                continue
            new.writestr(zipfile.ZipInfo(entry.filename, entry.date_time), content)
