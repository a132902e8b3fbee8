import pickle


def checkpoint(state):
    with open("/tmp/app-checkpoint.bin", "wb") as fh:
        pickle.dump(state, fh)
