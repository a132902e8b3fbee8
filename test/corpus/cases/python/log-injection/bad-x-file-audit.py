from datetime import datetime

import tornado.web


class AuditMixin:
    def audit(self, action, subject):
        with open("/var/log/app/audit.log", "a") as trail:
            trail.write(f"{datetime.now().isoformat()} {action} {subject}\n")


class Delete(AuditMixin, tornado.web.RequestHandler):
    def post(self):
        self.audit("delete", self.get_argument("document", strip=False))
        self.set_status(204)
