namespace Kontor.Gate.Secrets;

/// <summary>The vault cannot do its work because of how it was set up, or because sealed data was damaged or moved.</summary>
public sealed class VaultException(string message, Exception? cause = null) : Exception(message, cause);
