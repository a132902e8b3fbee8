import { describePrograms, program } from './marked.test.ts';

describePrograms('constants in Python', 'python', [
  program(
    'rule branches out',
    `
    @app.route("/")
    def run():
        param = request.args["q"]
        number = 86
        if 7 * 42 - number > 200:
            value = "fixed"
        else:
            value = param
        os.system(value)
        if 7 * 18 + 200 > 500:
            value = "fixed"
        else:
            value = param
        os.system(value) # !
        value = "fixed" if 500 // 42 + number > 30 else param
        os.system(value)
        return ""`,
  ),
  program(
    'decide a match',
    `
    @app.route("/")
    def run():
        param = request.args["q"]
        letters = "ABC"
        guess = letters[1]
        match guess:
            case "A":
                value = param
            case "B":
                value = "bob"
            case "C" | "D":
                value = param
            case _:
                value = "bob"
        os.system(value)
        match letters[0]:
            case "A" | "C":
                value = param
            case _:
                value = "bob"
        os.system(value) # !
        match param:
            case "list" | "show":
                os.system(param)
            case other:
                os.system(other) # !
        return ""`,
  ),
  program(
    'are forgotten where another function may write',
    `
    limit = 1
    def raise_limit():
        global limit
        limit = 10
    @app.route("/")
    def run():
        if limit > 5:
            os.system(request.args["q"]) # !
        count = 0
        for each in range(3):
            if count > 1:
                os.system(request.args["q"]) # !
            count += 1
        done = False
        while not done:
            done = check()
        if done:
            os.system(request.args["q"]) # !
        return ""`,
  ),
  program(
    'keep numbers out of formatted texts',
    `
    @app.route("/")
    def run():
        q = request.args["q"]
        os.system("kill %d" % int(request.args["n"]))
        os.system("echo %s" % q) # !
        os.system("echo {}".format(q)) # !
        os.system("a" + "b" * 3)
        text = ""
        text += "ls "
        text += q
        os.system(text) # !
        return ""`,
  ),
]);

describePrograms('constants in JavaScript', 'javascript', [
  program(
    'rule branches out',
    `
    const debug = false;
    module.exports.run = (req, res) => {
      if (debug) exec(req.query.a);
      let number = 106;
      const value = 7 * 18 + number > 200 ? 'fixed' : req.query.b;
      exec(value);
      let mode = 'off';
      if (mode === 'on') exec(req.query.c);
      mode = 'on';
      if (mode === 'on') exec(req.query.d); // !
      res.end();
    };`,
  ),
  program(
    'decide a switch, fall through included',
    `
    module.exports.run = (req, res) => {
      let value = req.query.a;
      switch ('ABC'.charAt(1)) {
        case 'A': value = req.query.b; break;
        case 'B': value = 'fixed';
        case 'C': value += '!'; break;
        default: value = req.query.c;
      }
      exec(value);
      switch (req.query.kind) {
        case 'list': exec(req.query.kind); break;
        default: exec(req.query.kind); // !
      }
      res.end();
    };`,
  ),
  program(
    'change in loops and in callbacks',
    `
    module.exports.run = (req, res) => {
      for (let i = 0; i < 3; i++) {
        if (i > 1) exec(req.query.a); // !
      }
      let seen = false;
      [1, 2].forEach(() => { seen = true; });
      if (seen) exec(req.query.b); // !
      let value = 'x';
      setTimeout(() => { value = req.query.c; }, 1);
      do { value = 'y'; } while (false);
      exec(value);
      while (true) {
        value = req.query.d;
        if (value === 'stop') break;
      }
      exec(value);
      res.end();
    };`,
  ),
]);
