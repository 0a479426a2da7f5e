package org.twolearn.web;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Whatever no page expected: a sentence and a way on, and never a word of what went wrong inside. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Wrong {
    private final WrongPage page;

    Wrong(WrongPage page) {
        this.page = page;
    }

    /** A refusal that its own page did not catch. */
    @ExceptionHandler
    ModelAndView refused(Refused refusal) {
        return page.saying(HttpStatus.UNPROCESSABLE_CONTENT, refusal.getMessage());
    }

    /** The browser has gone; there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {}

    @ExceptionHandler
    ModelAndView wrong(Exception failure, HttpServletRequest request) throws Exception {
        // Signing in answers these itself.
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) throw failure;
        var status = status(failure);
        return status.is5xxServerError() ? page.broken(status, failure, request) : page.of(status);
    }

    static HttpStatusCode status(Throwable failure) {
        if (Outage.diskFull(failure)) return HttpStatus.INSUFFICIENT_STORAGE;
        if (Outage.databaseAway(failure)) return HttpStatus.SERVICE_UNAVAILABLE;
        return switch (failure) {
            case BindException _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CannotCreateTransactionException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            // Ending one failed: the database has gone in the middle of it.
            case TransactionSystemException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case TransientDataAccessException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case DataAccessResourceFailureException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case ErrorResponse known -> known.getStatusCode();
            // What came is no form, or none of ours: too many fields, bytes that are no text, a file for a word.
            case InvalidParameterException broken -> HttpStatusCode.valueOf(broken.getErrorCode());
            case MultipartException _ -> HttpStatus.BAD_REQUEST;
            case HttpMessageNotReadableException _ -> HttpStatus.BAD_REQUEST;
            case MethodArgumentConversionNotSupportedException _ -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
