package org.twolearn.roster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.twolearn.people.CurrentPerson;
import org.twolearn.people.People;

/** Rosters of the district that the reader looks after: the module's front door. Others find nothing here. */
@Service
public class Roster {
    private static final int LONGEST_NAME = 200;

    private final RosterTable table;
    private final ReportTable reports;
    private final Reading reading;
    private final Importing importing;
    private final Progress progress;
    private final Work work;
    private final People people;
    private final TransactionTemplate transaction;

    Roster(
            RosterTable table,
            ReportTable reports,
            Reading reading,
            Importing importing,
            Progress progress,
            Work work,
            People people,
            TransactionTemplate transaction) {
        this.table = table;
        this.reports = reports;
        this.reading = reading;
        this.importing = importing;
        this.progress = progress;
        this.work = work;
        this.people = people;
        this.transaction = transaction;
    }

    /**
     * Reads a OneRoster package or a plain table and imports it at once, whoever leaves by it: for a start-up that
     * knows its file. Refused to everyone who does not look after a district.
     */
    public ImportReport importPackage(InputStream bytes, String name) {
        var id = of(UUID.randomUUID());
        begin(id, name);
        withFile(bytes, file -> reading.read(id, file, name));
        var preview = preview(id);
        if (!preview.stopped() && progress.claim(id)) importing.apply(id);
        return ImportReport.of(preview);
    }

    /** The same for a package that lies as files in a folder of the class path: "org/twolearn/demo/lakeshore". */
    public ImportReport importFolder(String folder) {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            for (var file : Columns.ALL.keySet()) {
                var resource = new ClassPathResource(folder + "/" + file + ".csv");
                if (!resource.exists()) continue;
                zip.putNextEntry(new ZipEntry(file + ".csv"));
                zip.write(resource.getContentAsByteArray());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return importPackage(
                new ByteArrayInputStream(packed.toByteArray()), folder.substring(folder.lastIndexOf('/') + 1));
    }

    ImportId of(UUID id) {
        return transaction.execute(_ -> new ImportId(table.district(), id));
    }

    List<Import> all() {
        return transaction.execute(_ -> {
            table.district();
            return table.all();
        });
    }

    /** Takes the file, which is deleted when it has been read. */
    void upload(ImportId id, Path file, String name) throws InterruptedException {
        begin(id, name);
        work.start(id, () -> {
            try {
                reading.read(id, file, name);
            } finally {
                delete(file);
            }
        });
    }

    Preview preview(ImportId id) {
        return transaction.execute(_ -> new Preview(
                table.find(id), people.district(), table.tallies(id), reports.findings(id), reports.leaving(id)));
    }

    /** @param seen that people leave; @param sure that so many do */
    void confirm(ImportId id, boolean seen, boolean sure) throws InterruptedException {
        var preview = preview(id);
        if (preview.roster().appliedAt() != null) throw new RosterRefused("already");
        if (preview.stopped()) throw new RosterRefused("stopped");
        if (preview.of("leave") > 0 && !seen || preview.brakes() && !sure) throw new RosterRefused("tick");
        if (!progress.claim(id)) throw new RosterRefused("already");
        work.start(id, () -> importing.apply(id));
    }

    void putAway(ImportId id) {
        transaction.executeWithoutResult(_ -> table.putAway(id));
    }

    private void begin(ImportId id, String name) {
        var shown = name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
        transaction.executeWithoutResult(_ -> table.begin(id, CurrentPerson.id(), shown));
    }

    private static void withFile(InputStream bytes, Consumer<Path> reader) {
        try {
            var file = Files.createTempFile("roster", ".part");
            try {
                Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
                reader.accept(file);
            } finally {
                delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }
}
