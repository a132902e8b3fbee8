from dataclasses import dataclass, field
import os

from flask import Flask, request

app = Flask(__name__)


@dataclass
class Options:
    branch: str
    flags: list = field(default_factory=list)

    @property
    def suffix(self):
        return " ".join([*self.flags, self.branch])


@app.post("/deploy")
def deploy():
    options = Options(branch=request.json["branch"], flags=["--quiet"])
    return {"code": os.system("git -C /srv/app checkout " + options.suffix)}
