import { describePrograms, program } from '../marked.test.ts';

describePrograms('Shells that pexpect starts', 'python', [
  program(
    'run the text behind -c',
    `
    import pexpect

    @app.route("/user")
    def user():
        name = request.args["name"]
        pexpect.spawn("/bin/sh", ["-c", "su -c id - %s" % name], timeout=5)  # !
        pexpect.spawn("bash", ["-lc", "id " + name])  # !
        pexpect.spawnu("/bin/bash", args=["-c", f"id {name}"])  # !
        return ""
    `,
  ),
  program(
    'run nothing of what stands elsewhere',
    `
    import pexpect

    @app.route("/user")
    def user():
        name = request.args["name"]
        pexpect.spawn("/bin/sh", ["-c", "id", name])
        pexpect.spawn("/usr/bin/id", ["-c", name])
        pexpect.spawn("/bin/sh", ["script.sh", name])
        return ""
    `,
  ),
]);
