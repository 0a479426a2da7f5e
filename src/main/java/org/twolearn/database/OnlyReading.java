package org.twolearn.database;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Turns every writing away while there is no room for it, with what PostgreSQL itself would say a moment later. */
@Component
class OnlyReading implements HandlerInterceptor, WebMvcConfigurer {
    static final String DISK_FULL = "53100";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    // Who wants to read has to come in, and who fears for their words has to get out: both need a few bytes.
    private static final Pattern DOOR = Pattern.compile("/(signin|signout|me/signouts|error)(/.*)?");

    private final Room room;

    OnlyReading(Room room) {
        this.room = room;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (READING.contains(request.getMethod())
                || DOOR.matcher(request.getRequestURI()).matches()
                || !room.full()) return true;
        throw new DataAccessResourceFailureException("No room", new SQLException("The disk is full", DISK_FULL));
    }
}
