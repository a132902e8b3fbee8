import json
import os


class StateFile:
    path = "/tmp/billing-state.json"

    def save(self, state):
        with open(self.path, "w") as handle:
            json.dump(state, handle)

    def load(self):
        if not os.path.exists(self.path):
            return {}
        with open(self.path) as handle:
            return json.load(handle)
