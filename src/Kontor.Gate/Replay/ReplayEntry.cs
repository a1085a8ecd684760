namespace Kontor.Gate.Replay;

/// <summary>What is kept of one thing: its fingerprint, whose it is, and until when.</summary>
internal readonly record struct ReplayEntry(UInt128 Fingerprint, long Subject, long ExpiresMs);
