from sociogram.errors import SociogramError


def test_it_speaks_in_the_words_of_the_server() -> None:
    body = {"code": "limit-exceeded", "detail": "Too much.", "cure": "Ask for less.", "retryable": False}
    error = SociogramError.told(body, status=422, request_id="abc")
    assert (str(error), error.code, error.cure) == ("Too much. Ask for less.", "limit-exceeded", "Ask for less.")
    assert repr(error) == "SociogramError('limit-exceeded', 'Too much.', request_id='abc')"


def test_whatever_it_is_told() -> None:
    error = SociogramError.told({}, status=None, request_id=None)
    assert (error.code, error.retryable) == ("no-answer", False)
