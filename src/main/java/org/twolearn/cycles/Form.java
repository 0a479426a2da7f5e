package org.twolearn.cycles;

import java.util.List;
import java.util.Map;

/** A form as it is drawn. Its hidden id makes a second sending harmless; its base says which version its writer saw. */
record Form(String name, String action, Map<String, String> hidden, List<Box> boxes, String button, String readers) {}
