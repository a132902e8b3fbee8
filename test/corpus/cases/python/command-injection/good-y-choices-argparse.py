import argparse
import subprocess


def main():
    p = argparse.ArgumentParser()
    p.add_argument("mode", choices=["fast", "slow"])
    ns = p.parse_args()
    subprocess.check_call("make " + ns.mode, shell=True)


if __name__ == "__main__":
    main()
