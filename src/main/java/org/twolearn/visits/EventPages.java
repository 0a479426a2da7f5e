package org.twolearn.visits;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.twolearn.partnerships.PartnershipId;
import org.twolearn.people.CurrentPerson;

/** What a recorder's device sends. Each answer says what the device does with what it holds. */
@Controller
@RequestMapping("/partnerships/{partnership}/visits/{visit}")
class EventPages {
    private final Visits visits;
    private final Recordings recordings;
    private final Losses losses;
    private final Clock clock;

    EventPages(Visits visits, Recordings recordings, Losses losses, Clock clock) {
        this.visits = visits;
        this.recordings = recordings;
        this.losses = losses;
        this.clock = clock;
    }

    @PostMapping("/events")
    ResponseEntity<Map<String, Object>> events(
            @PathVariable PartnershipId partnership, @PathVariable VisitId visit, HttpServletRequest request)
            throws IOException {
        visits.find(partnership, visit);
        var json = request.getInputStream().readNBytes(Batch.MOST_BYTES + 1);
        if (json.length > Batch.MOST_BYTES) return says(HttpStatus.CONTENT_TOO_LARGE, new VisitRefused.NoSuchTap());
        var batch = Batch.of(json);
        if (!batch.from(CurrentPerson.id())) return says(HttpStatus.CONFLICT, new VisitRefused.SomebodyElse());
        var taken = recordings.take(partnership, visit, CurrentPerson.id(), batch, clock.instant());
        return ResponseEntity.ok(Map.of("stored", taken.stored(), "left", taken.left()));
    }

    /** Whoever signs out of a device before all of it was sent: that some of it is gone, and nothing of what it was. */
    @PostMapping("/losses")
    ResponseEntity<Void> lost(@PathVariable PartnershipId partnership, @PathVariable VisitId visit) {
        losses.tell(visits.find(partnership, visit), CurrentPerson.id());
        return ResponseEntity.noContent().build();
    }

    /** What its host deleted, or has seen as it is, takes nothing more for good: the device destroys what it holds. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(VisitRefused refusal) {
        var never = refusal instanceof VisitRefused.Erased
                || refusal instanceof VisitRefused.OnlyFigures
                || refusal instanceof VisitRefused.Closed;
        // A server that cannot open it today may tomorrow: the device tries again.
        if (refusal instanceof VisitRefused.Shut) return says(HttpStatus.SERVICE_UNAVAILABLE, refusal);
        return says(never ? HttpStatus.GONE : HttpStatus.UNPROCESSABLE_CONTENT, refusal);
    }

    private static ResponseEntity<Map<String, Object>> says(HttpStatus status, VisitRefused refusal) {
        return ResponseEntity.status(status).body(Map.of("refused", refusal.getMessage()));
    }
}
