"""Versions to update to: built from what the image was built from, and such as must be refused."""

import pathlib
import subprocess
import tarfile
import tempfile

TARGET = pathlib.Path(__file__).resolve().parent.parent / "target"
# Laid over the root of a version that never is good.
BROKEN = pathlib.Path(__file__).resolve().parent / "broken"


class Bundles:
    """Updates for the image of one profile and version."""

    def __init__(self, profile, version):
        self.profile, self.version = profile, version
        self.next, self.broken = f"{version}.1", f"{version}.2"
        self.folder = TARGET
        self.architecture = "x86_64" if profile == "generic" else f"{profile}-x86_64"

    def name(self, version):
        return f"roost-{version}-{self.architecture}.update.tar"

    def file(self, version):
        return TARGET / self.name(version)

    def build(self):
        """Makes what is not there, or is older than the image."""
        image = TARGET / f"roost-{self.version}-{self.architecture}.img.zst"
        for version, overlay in ((self.next, []), (self.broken, ["--overlay", BROKEN])):
            file = self.file(version)
            if not file.exists() or file.stat().st_mtime < image.stat().st_mtime:
                subprocess.run([TARGET.parent / "build", "--profile", self.profile, "--version", version, *overlay], check=True)

    def with_secure_boot(self):
        """An image whose kernel and boot loader are signed, with keys of this test."""
        version = f"{self.version}.3"
        image = TARGET / f"roost-{version}-{self.architecture}.img.zst"
        keys = TARGET / "test" / "secure-boot"
        subprocess.run([TARGET.parent / "build", "--profile", self.profile, "--version", version, "--secure-boot", keys], check=True)
        return image

    def signed_by_a_stranger(self):
        """The heads of an update with a signature of somebody else."""
        with tempfile.TemporaryDirectory() as place:
            keyring = pathlib.Path(place)
            gpg = ["gpg", "--homedir", keyring, "--batch", "--quiet"]
            subprocess.run([*gpg, "--passphrase", "", "--quick-generate-key", "Stranger", "ed25519", "sign", "never"], check=True)
            sums = self.member("SHA256SUMS")
            sign = subprocess.run([*gpg, "--detach-sign"], input=sums, capture_output=True, check=True)
            subprocess.run(["gpgconf", "--homedir", keyring, "--kill", "all"], check=True)
            return self.forged("stranger", sums, sign.stdout)

    def with_another_list(self):
        """A good signature, over another list than the one that is there."""
        return self.forged("list", self.member("SHA256SUMS").replace(b"0", b"1"), self.member("SHA256SUMS.gpg"))

    def member(self, name):
        with tarfile.open(self.file(self.next)) as tar:
            return tar.extractfile(name).read()

    def forged(self, name, sums, signature):
        """Nothing but the heads and a small kernel image: an update that is refused for its heads is refused with these."""
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place)
            (folder / "SHA256SUMS").write_bytes(sums)
            (folder / "SHA256SUMS.gpg").write_bytes(signature)
            (folder / f"roost-{self.profile}_{self.next}.efi").write_bytes(b"x" * 4096)
            file = TARGET / "test" / f"{name}.update.tar"
            with tarfile.open(file, "w") as tar:
                for member in sorted(folder.iterdir()):
                    tar.add(member, member.name)
            return file
