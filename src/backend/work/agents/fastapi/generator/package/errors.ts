/** The one shape that every error of the API has. */

export function writeErrors(): string {
  return `"""Errors. Whatever goes wrong, the body of the reply has the shape of \`ErrorEnvelope\`."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import uuid4

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

logger = logging.getLogger(__name__)


class ErrorDetail(BaseModel):
    field: str
    issue: str


class ErrorBody(BaseModel):
    code: str
    message: str
    details: list[ErrorDetail]
    trace_id: str


class ErrorEnvelope(BaseModel):
    error: ErrorBody


class ApiError(Exception):
    def __init__(
        self, status_code: int, code: str, message: str, details: Sequence[ErrorDetail] = ()
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.code = code
        self.message = message
        self.details = details


def unauthorized(message: str) -> ApiError:
    return ApiError(401, "unauthorized", message)


def forbidden() -> ApiError:
    return ApiError(403, "forbidden", "Your role does not allow this.")


def not_found() -> ApiError:
    return ApiError(404, "not_found", "There is no such thing here.")


def taken(field: str) -> ApiError:
    detail = ErrorDetail(field=field, issue="is taken already")
    return ApiError(409, "conflict", f"{field} is taken already.", [detail])


def conflict(message: str) -> ApiError:
    return ApiError(409, "conflict", message)


def invalid(field: str, issue: str) -> ApiError:
    detail = ErrorDetail(field=field, issue=issue)
    return ApiError(422, "validation_failed", "The request is not valid.", [detail])


MEANINGS = {
    401: "Not signed in",
    403: "The role does not allow it",
    404: "Not found",
    409: "Conflict with what is there",
    422: "Not valid",
    500: "Unexpected error",
    503: "Not ready",
}
CODES = {404: "not_found", 405: "method_not_allowed"}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For \`responses\` of a route: the errors that it may answer."""
    return {
        status: {"model": ErrorEnvelope, "description": MEANINGS[status]} for status in statuses
    }


def reply(request: Request, error: ApiError) -> JSONResponse:
    body = ErrorBody(
        code=error.code,
        message=error.message,
        details=list(error.details),
        trace_id=request.state.trace_id,
    )
    headers = {"WWW-Authenticate": "Bearer"} if error.status_code == 401 else None
    content = ErrorEnvelope(error=body).model_dump()
    return JSONResponse(content, status_code=error.status_code, headers=headers)


def install_error_handlers(app: FastAPI) -> None:
    @app.middleware("http")
    async def add_trace_id(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        request.state.trace_id = uuid4().hex
        response = await call_next(request)
        response.headers["X-Trace-Id"] = request.state.trace_id
        return response

    @app.exception_handler(ApiError)
    async def on_api_error(request: Request, error: ApiError) -> JSONResponse:
        return reply(request, error)

    @app.exception_handler(RequestValidationError)
    async def on_invalid_request(request: Request, error: RequestValidationError) -> JSONResponse:
        details = [
            ErrorDetail(field=field_of(each["loc"]), issue=each["msg"]) for each in error.errors()
        ]
        message = "The request is not valid."
        return reply(request, ApiError(422, "validation_failed", message, details))

    @app.exception_handler(HTTPException)
    async def on_http_error(request: Request, error: HTTPException) -> JSONResponse:
        code = CODES.get(error.status_code, "http_error")
        return reply(request, ApiError(error.status_code, code, str(error.detail)))

    @app.exception_handler(Exception)
    async def on_unexpected(request: Request, error: Exception) -> JSONResponse:
        logger.error("trace_id=%s", request.state.trace_id, exc_info=error)
        return reply(request, ApiError(500, "internal_error", "Something went wrong."))


def field_of(location: Sequence[int | str]) -> str:
    """\`total\` for \`("body", "total")\`."""
    return ".".join(str(part) for part in location[1:] or location)
`;
}
