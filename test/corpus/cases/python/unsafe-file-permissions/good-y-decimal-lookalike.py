import os


class Robot:
    def chmod(self, joint, value):
        self.joints[joint] = value


def tune(r: Robot):
    r.chmod("arm", 777)
    os.chmod("robot.cfg", 0o640)
