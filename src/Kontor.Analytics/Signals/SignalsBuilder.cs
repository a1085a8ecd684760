using System.Collections.Immutable;

namespace Kontor.Analytics.Signals;

/// <summary>Puts together what goes on at one instant.</summary>
internal sealed class SignalsBuilder
{
    private readonly ImmutableArray<TokenEpisode>.Builder _chances = ImmutableArray.CreateBuilder<TokenEpisode>();
    private readonly ImmutableArray<TokenEpisode>.Builder _risks = ImmutableArray.CreateBuilder<TokenEpisode>();
    private readonly ImmutableArray<FundsEpisode>.Builder _funds = ImmutableArray.CreateBuilder<FundsEpisode>();

    public void AddChance(TokenEpisode chance) => _chances.Add(chance);

    public void AddRisk(TokenEpisode risk) => _risks.Add(risk);

    public void Add(FundsEpisode? funds)
    {
        if (funds is not null)
            _funds.Add(funds);
    }

    /// <summary>Leaves nothing behind: the next instant begins with none.</summary>
    public SignalsView Build(long gridMs, MessageShelf shelf) =>
        new(gridMs, _chances.DrainToImmutable(), _risks.DrainToImmutable(), _funds.DrainToImmutable(), shelf);
}
