namespace Kontor.Gate.Origin;

/// <summary>A database file is not what its format promises. Says what is wrong, and where.</summary>
public sealed class MmdbException(string message) : Exception(message);
