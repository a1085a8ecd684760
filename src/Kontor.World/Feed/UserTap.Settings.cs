using Kontor.World.Perpetuals;

namespace Kontor.World.Feed;

internal sealed partial class UserTap
{
    private const int NoContract = -1;

    private readonly List<int> _settings = [];

    public void TouchPositionMode() => TouchSettings(NoContract);

    public void TouchSettings(int contract)
    {
        if (_settings.Contains(contract))
            return;
        _settings.Add(contract);
        Touch();
    }

    private void TellSettings(PerpetualExchange perpetuals, long nowMs)
    {
        var mode = perpetuals.PositionModeOf(User);
        foreach (var contract in _settings)
        {
            var settings = contract == NoContract ? default : perpetuals.SettingsOf(User, perpetuals.At(contract));
            Tell(new SettingsChanged(contract, settings, mode) { Record = Record, TimeMs = nowMs });
        }
        _settings.Clear();
    }
}
