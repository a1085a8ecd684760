namespace Kontor.Server.Residents;

/// <summary>One market that residents keep alive.</summary>
internal interface IStall
{
    /// <summary>Forgets what a former run has left in the book, and puts up a new ladder.</summary>
    Task OpenAsync();

    /// <summary>Follows the price, and now and then trades.</summary>
    Task StepAsync();

    /// <summary>Sees to it that nobody runs out of money.</summary>
    Task TopUpAsync();
}
